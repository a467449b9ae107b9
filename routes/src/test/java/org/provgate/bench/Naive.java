package org.provgate.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;

/** How a night is often written: fetch a page, split it, one upsert a row. No checks, no hash, no history, no seal. */
final class Naive {

    private static final String TABLE = """
            CREATE TABLE naive (uscc text PRIMARY KEY, source_key text, name text, ent_type text, industry_code text, est_date date,
              reg_org text, area_code text, address text, scope text, op_from date, state text, state_date date, legal_rep text,
              reg_capital numeric(24, 6), currency text, risk_grade text, updated_at timestamptz)
            """;

    private static final String UPSERT = """
            sql:INSERT INTO naive VALUES (:#${body[UniSCID]}, :#${body[PriPID]}, :#${body[EntName]}, :#${body[EntType]},
              :#${body[IndustryCo]}, CAST(:#${body[EstDate]} AS date), :#${body[RegOrg]}, :#${body[DomDistrict]}, :#${body[Dom]},
              :#${body[OpScope]}, CAST(:#${body[OpFrom]} AS date), :#${body[RegState]}, CAST(:#${body[StateDate]} AS date),
              :#${body[LeRep]}, CAST(:#${body[RegCap]} AS numeric), :#${body[Currency]}, :#${body[RiskGrade]},
              CAST(:#${body[updatedAt]} AS timestamptz))
            ON CONFLICT (uscc) DO UPDATE SET source_key = EXCLUDED.source_key, name = EXCLUDED.name,
              ent_type = EXCLUDED.ent_type, industry_code = EXCLUDED.industry_code, est_date = EXCLUDED.est_date,
              reg_org = EXCLUDED.reg_org, area_code = EXCLUDED.area_code, address = EXCLUDED.address, scope = EXCLUDED.scope,
              op_from = EXCLUDED.op_from, state = EXCLUDED.state, state_date = EXCLUDED.state_date,
              legal_rep = EXCLUDED.legal_rep, reg_capital = EXCLUDED.reg_capital, currency = EXCLUDED.currency,
              risk_grade = EXCLUDED.risk_grade, updated_at = EXCLUDED.updated_at?dataSource=#naive""";

    private Naive() {}

    /** Returns the seconds for {@code rows} rows of the server's register. */
    static double measure(String url, String server, int rows) throws Exception {
        try (var pool = new HikariDataSource();
                var camel = new DefaultCamelContext()) {
            pool.setJdbcUrl(url);
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS naive");
                statement.execute(TABLE);
                for (var column : new String[] {"source_key", "name", "area_code"})
                    statement.execute("CREATE INDEX ON naive (" + column + ")");
                statement.execute("CHECKPOINT");
            }
            camel.getRegistry().bind("naive", pool);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:page")
                            .toD(server + "/hn/gateway/subjects?areaCode=" + HenanPages.AREA + "&limit="
                                    + HenanPages.MOST + "&cursor=${header.cursor}")
                            .unmarshal()
                            .json(JsonLibrary.Jackson, Map.class)
                            .split(simple("${body[items]}"))
                            .streaming()
                            .to(UPSERT.replace("\n", " "));
                }
            });
            camel.start();
            var template = camel.createProducerTemplate();
            long started = System.nanoTime();
            for (int from = 0; from < rows; from += HenanPages.MOST)
                template.sendBodyAndHeader("direct:page", null, "cursor", String.valueOf(from));
            return (System.nanoTime() - started) / 1e9;
        }
    }
}
