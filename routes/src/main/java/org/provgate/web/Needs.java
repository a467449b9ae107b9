package org.provgate.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.provgate.access.Permission;

/** What a caller must be allowed to get an answer here; whoever is not finds nothing. Every handler below {@code /api} has one. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
    Permission value();
}
