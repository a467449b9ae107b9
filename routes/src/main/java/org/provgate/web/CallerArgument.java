package org.provgate.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the caller, and lets only those through who may. */
final class CallerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The caller as he asked, where his request is done across departments. */
    static final String ASKED = "provgate.asked";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new NeedsCheck());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return request.getAttribute(ASKED, RequestAttributes.SCOPE_REQUEST) instanceof Caller asked
                ? asked
                : Objects.requireNonNull(Caller.current(), "every request has a caller");
    }
}
