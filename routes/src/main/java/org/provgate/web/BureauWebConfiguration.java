package org.provgate.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the API of items, officers and plans, where there is a web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({ItemsController.class, OfficersController.class, PlansController.class, BureauProblems.class})
public class BureauWebConfiguration {}
