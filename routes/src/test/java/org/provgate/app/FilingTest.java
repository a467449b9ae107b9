package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.platforms.Provinces;
import org.provgate.routes.PushRoutes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a bureau keeps itself is brought to both provinces after a dispatch, and a recusal follows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilingTest {

    private final Bureau bureau = Bureau.withSubjects(600);
    private JdbcClient jdbc;

    @BeforeAll
    void dispatched(@TempDir Path folder) {
        bureau.night(true, "henan", "hebei");
        jdbc = bureau.gateway().get(JdbcClient.class);
        var draw = new DemoDraw(bureau.gateway(), folder);
        for (var province : bureau.gateway().get(Provinces.class).enabled()) draw.run(province, 0);
    }

    @AfterAll
    void close() {
        bureau.close();
    }

    private void push(String province) {
        var entry = bureau.gateway().get(Provinces.class).named(province).orElseThrow();
        bureau.gateway().get(ProducerTemplate.class).requestBody(PushRoutes.once(entry), (Object) null);
    }

    private long deliveries(String province, String state) {
        return jdbc.sql("SELECT count(*) FROM delivery WHERE province = :province AND state = :state")
                .param("province", province)
                .param("state", state)
                .query(Long.class)
                .single();
    }

    @Test
    void R1_R20_lists_and_the_draw_are_at_the_Henan_platform_and_a_second_push_sends_nothing() {
        push("henan");
        assertThat(jdbc.sql("SELECT external_id || ' ' || state || ' ' || reason FROM delivery WHERE province = 'henan'"
                                + " AND state <> 'ACCEPTED'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(bureau.henan.inspection().items()).hasSize(3);
        assertThat(bureau.henan.inspection().officers()).hasSizeGreaterThanOrEqualTo(32);
        var task = bureau.henan.inspection().tasks().values().iterator().next();
        var targets = jdbc.sql(
                        "SELECT count(*) FROM task t JOIN task_target g ON g.task_id = t.id WHERE t.province = 'henan'")
                .query(Integer.class)
                .single();
        assertThat(task.get("targets")).hasSize(targets);
        long requests = bureau.henan.requests();
        push("henan");
        assertThat(bureau.henan.requests()).isEqualTo(requests);
    }

    @Test
    void R2_lists_draw_teams_and_forms_are_at_the_Hebei_platform() {
        push("hebei");
        assertThat(deliveries("hebei", "ACCEPTED")).isGreaterThan(30);
        assertThat(jdbc.sql("SELECT external_id || ' ' || state || ' ' || reason FROM delivery WHERE province = 'hebei'"
                                + " AND state <> 'ACCEPTED'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(bureau.hebei.requests("2003")).isPositive();
    }
}
