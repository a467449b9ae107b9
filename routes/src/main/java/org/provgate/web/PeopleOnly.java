package org.provgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** What guards people and their browsers; a system has been let in by {@link KeyFilter}. */
final class PeopleOnly extends DelegatingFilterProxy {

    PeopleOnly(String filters, WebApplicationContext context) {
        super(filters, context);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request instanceof HttpServletRequest http && KeyFilter.shown(http)) chain.doFilter(request, response);
        else super.doFilter(request, response, chain);
    }
}
