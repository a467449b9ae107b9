package org.provgate.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Lets a request to its handler only if the caller may: whoever may not is told that there is nothing, as where there really is
 * nothing. A handler that says nothing about it is for nobody.
 */
final class NeedsCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws NoResourceFoundException {
        // what was waited for was let in when it was asked
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        if (!(handler instanceof HandlerMethod method) || open(method)) return true;
        var caller = Objects.requireNonNull(Caller.current(), "every request has a caller");
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null || !caller.may(needs.value()))
            throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
        if (needs.value().acrossDepartments()) {
            request.setAttribute(CallerArgument.ASKED, caller);
            caller.acrossDepartments().enter();
        }
        return true;
    }

    /** What anybody may ask for says so, or is not ours: errors, the description of the API. */
    private static boolean open(HandlerMethod method) {
        return method.hasMethodAnnotation(ForAnybody.class)
                || !method.getBeanType().getPackageName().startsWith("org.provgate");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CallerArgument.ASKED) instanceof Caller asked) asked.enter();
    }
}
