package org.provgate.routes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What the gateway notes about its own work: failed calls, and the report of each night as JSON. */
public final class JournalRoutes extends RouteBuilder {

    static final String CALL = "direct:journal-call";
    static final String NIGHT = "direct:journal-night";

    @Override
    public void configure() {
        from(CALL)
                .routeId("journal-call")
                .to("sql:INSERT INTO call_journal (at, province, operation, outcome, status, millis, bytes, message)"
                        + " VALUES (:#at, :#province, :#operation, :#outcome, :#status, :#millis, :#bytes, :#message)"
                        + "?dataSource=#dataSource");

        from(NIGHT)
                .routeId("journal-night")
                .marshal()
                .json(JsonLibrary.Jackson)
                .convertBodyTo(String.class)
                .to(
                        "sql:INSERT INTO night_report (at, report) VALUES (now(), CAST(:#${body} AS jsonb))?dataSource=#dataSource");
    }
}
