package org.provgate.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Reads out of the running gateway which routes there are and whom they are for. */
public final class RouteNeeds {

    private RouteNeeds() {}

    /** @param type what it takes @param needs null: nobody, or anybody */
    public record Route(
            String method,
            String path,
            String type,
            @Nullable Permission needs,
            boolean anybody) {
        @Override
        public String toString() {
            return method + " " + path + " (" + (anybody ? "anybody" : needs) + ")";
        }
    }

    public static List<Route> of(RequestMappingHandlerMapping mapping) {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("org.provgate")) return;
            var needs = handler.getMethodAnnotation(Needs.class);
            var type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                    .findFirst()
                    .map(Object::toString)
                    .orElse("application/json");
            for (var path : info.getPatternValues())
                for (var method : info.getMethodsCondition().getMethods())
                    routes.add(new Route(
                            method.name(),
                            path,
                            type,
                            needs == null ? null : needs.value(),
                            handler.hasMethodAnnotation(ForAnybody.class)));
        });
        return routes;
    }
}
