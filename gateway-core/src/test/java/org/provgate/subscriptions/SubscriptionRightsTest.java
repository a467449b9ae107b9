package org.provgate.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Departments see and change their own alone: by the service, and below it by the database. */
class SubscriptionRightsTest {

    @TempDir
    Path folder;

    private Desk desk;
    private String own;
    private String foreign;

    @BeforeEach
    void twoDepartments() {
        desk = new Desk(folder);
        own = desk.subscribe("ZJ");
        foreign = desk.subscribe("XF");
        desk.tell(List.of(
                new Event("ZJ", EventType.RESULT_ADOPTED, "A", "results/1"),
                new Event("XF", EventType.RESULT_ADOPTED, "A", "results/2")));
        desk.send(Desk::ok);
    }

    @Test
    void a_foreign_id_answers_as_one_that_does_not_exist() {
        var zj = Desk.caller("ZJ");
        var nobodys = "sub_0000000000000000";
        for (var id : List.of(foreign, nobodys)) {
            var words = "there is no subscription " + id + "; list them to see which there are";
            assertThatThrownBy(() -> desk.subscriptions.get(zj, id))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(words);
            assertThatThrownBy(() -> desk.subscriptions.rotate(zj, id)).hasMessage(words);
            assertThatThrownBy(() -> desk.subscriptions.remove(zj, id)).hasMessage(words);
            assertThatThrownBy(() -> desk.subscriptions.resume(zj, id)).hasMessage(words);
            assertThatThrownBy(() -> desk.log.page(zj, id, List.of(), null, 10)).hasMessage(words);
            assertThatThrownBy(() -> desk.log.resend(zj, id, "evt_1", "evt_2", false))
                    .hasMessage(words);
        }
        assertThat(desk.subscriptions.list(zj)).extracting(Subscription::id).containsExactly(own);
        assertThat(desk.subscriptions.list(Caller.local("FG", "wang"))).hasSize(2);
        assertThat(desk.subscriptions.list(Caller.nobody())).isEmpty();
        assertThatThrownBy(() -> desk.log.resend(zj, own, "evt_2", "evt_2", false))
                .as("a foreign event is none of its own")
                .hasMessageContaining("nothing to send again");
    }

    @Test
    void the_feed_shows_ones_own_alone_and_always_where_to_go_on() {
        assertThat(desk.feed.read(Desk.caller("ZJ"), "0", 10, List.of())).satisfies(page -> {
            assertThat(page.events()).extracting(Notice::id).containsExactly("evt_1");
            assertThat(page.next()).isEqualTo("1");
        });
        assertThat(desk.feed.read(Desk.caller("XF"), "0", 10, List.of()).events())
                .extracting(Notice::id)
                .containsExactly("evt_2");
        assertThat(desk.feed.read(Desk.caller("FG"), "0", 10, List.of()).next()).isEqualTo("0");
        assertThat(desk.feed.read(Desk.caller("ZJ"), "77", 10, List.of()).next())
                .isEqualTo("77");
        assertThat(desk.feed.read(Caller.nobody(), "0", 10, List.of()).events()).isEmpty();
        for (var wrong : List.of("-1", "x", "", "1' OR '1'='1", "9999999999999999999"))
            assertThatThrownBy(() -> desk.feed.read(Desk.caller("ZJ"), wrong, 10, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reader_of_one_type_gets_on_past_the_others() {
        desk.tell("B", "C", "D");
        var types = List.of("sanction.recalled");
        var first = desk.feed.read(Desk.caller("ZJ"), "0", 2, types);
        assertThat(first.events()).extracting(Notice::id).containsExactly("evt_3", "evt_4");
        var second = desk.feed.read(Desk.caller("ZJ"), first.next(), 2, types);
        assertThat(second.events()).extracting(Notice::id).containsExactly("evt_5");
        assertThat(desk.feed
                        .read(Desk.caller("ZJ"), "0", 2, List.of("agreement.begun"))
                        .next())
                .isEqualTo("5");
    }

    @Test
    void below_the_service_the_database_shows_and_takes_a_departments_own_rows_alone() throws Exception {
        try (var connection = desk.database.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("SET ROLE provgate_department").update();
            for (var table : List.of("subscription", "webhook"))
                assertThat(count(jdbc, table)).as("no department set: " + table).isZero();
            jdbc.sql("SELECT set_config('provgate.department', 'ZJ', false)")
                    .query(String.class)
                    .single();
            for (var table : List.of("subscription", "webhook")) {
                assertThat(count(jdbc, table)).isEqualTo(1);
                assertThat(jdbc.sql("SELECT department FROM " + table)
                                .query(String.class)
                                .single())
                        .isEqualTo("ZJ");
            }
            assertThat(jdbc.sql("UPDATE subscription SET description = 'x' WHERE id = :id")
                            .param("id", foreign)
                            .update())
                    .isZero();
            assertThat(jdbc.sql("UPDATE webhook SET error = 'x' WHERE subscription_id = :id")
                            .param("id", foreign)
                            .update())
                    .isZero();
            assertThatThrownBy(() -> jdbc.sql("UPDATE subscription SET department = 'XF'")
                            .update())
                    .hasStackTraceContaining("row-level security");
            assertThatThrownBy(() -> jdbc.sql(
                                    "INSERT INTO webhook (subscription_id, event_id, department, state, attempts) VALUES ('x', 9, 'XF', 'PARKED', 0)")
                            .update())
                    .hasStackTraceContaining("row-level security");
            assertThatThrownBy(() -> jdbc.sql("DELETE FROM subscription").update())
                    .hasStackTraceContaining("permission denied");
            jdbc.sql("SET ROLE provgate_public").update();
            assertThatThrownBy(() -> count(jdbc, "subscription")).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void everything_that_is_wrong_with_a_wish_is_said_at_once() {
        var wish = new Subscriptions.Wish("http://evil.cn/", List.of("sanction.open"), "x".repeat(201));
        assertThatThrownBy(() -> desk.subscriptions.add(Desk.caller("ZJ"), wish))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(
                        "use https", "there is no type sanction.open", "sanction.opened", "200 characters");
    }

    @Test
    void a_departments_subscriptions_have_an_end() {
        for (int n = 1; n < 20; n++) desk.subscribe("ZJ");
        assertThatThrownBy(() -> desk.subscribe("ZJ")).hasMessageContaining("remove one first");
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
