package org.provgate.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Lets a request to its handler only if the caller may: whoever may not is told that there is nothing, as where there really is
 * nothing. A handler that says nothing about it is for nobody.
 */
final class NeedsCheck implements HandlerInterceptor {

    /** Reading annotations costs more than what many handlers do. */
    private final Map<Method, Door> doors = new ConcurrentHashMap<>();

    /** @param open anybody may ask for it, and it says so; or it is not ours: errors, the description of the API */
    private record Door(boolean open, @Nullable Permission needs) {

        static Door of(HandlerMethod method) {
            var needs = method.getMethodAnnotation(Needs.class);
            return new Door(
                    method.hasMethodAnnotation(ForAnybody.class)
                            || !method.getBeanType().getPackageName().startsWith("org.provgate"),
                    needs == null ? null : needs.value());
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws NoResourceFoundException {
        // what was waited for was let in when it was asked
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        if (!(handler instanceof HandlerMethod method)) return true;
        var door = doors.computeIfAbsent(method.getMethod(), m -> Door.of(method));
        if (door.open) return true;
        var caller = Objects.requireNonNull(Caller.current(), "every request has a caller");
        if (door.needs == null || !caller.may(door.needs))
            throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
        if (door.needs.acrossDepartments()) {
            request.setAttribute(CallerArgument.ASKED, caller);
            caller.acrossDepartments().enter();
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CallerArgument.ASKED) instanceof Caller asked) asked.enter();
    }
}
