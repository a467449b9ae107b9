package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose rows a connection shows, on one connection that all share one after the other. */
class ReachDataSourceTest {

    private static final long SEED = 20261121;

    /** Without the name the URL carries: that would win over the one a login gives. */
    private final String url = TestServer.database().replaceFirst("\\?.*", "");

    private final JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    private final ReachDataSource connections =
            new ReachDataSource(new ReachDataSource.Login(url, "provgate_app", ""), new ReachDataSource.Sizes(1, 1, 1));
    private final JdbcClient jdbc = JdbcClient.create(connections);

    ReachDataSourceTest() {
        for (var department : List.of("ZJ", "XF", "CZ"))
            owner.sql("""
                            INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on, submission,
                                                submitted_by, submitted_at)
                            VALUES (?, 'PENALTY', 'henan', '410402', ?, ?, '{}', 'd', current_date, 's', 'a', now())
                            """).params("R-" + department, department, department).update();
    }

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void one_connection_that_goes_from_hand_to_hand_shows_each_department_its_own_alone() {
        var random = new Random(SEED);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        for (int turn = 0; turn < 500; turn++) {
            var department = List.of("ZJ", "XF", "CZ").get(random.nextInt(3));
            int how = random.nextInt(3);
            var seen = department(department).run(() -> switch (how) {
                case 0 -> seen();
                case 1 ->
                    transaction.execute(t -> {
                        t.setRollbackOnly();
                        return seen();
                    });
                default -> afterAFailure(transaction);
            });
            assertThat(seen).as("turn %d, %s", turn, department).containsExactly("R-" + department);
        }
    }

    @Test
    void who_has_not_said_who_he_is_sees_nothing_also_after_somebody_who_has() {
        assertThat(department("ZJ").run((Supplier<List<String>>) this::seen)).isNotEmpty();
        assertThat(Caller.nobody().run((Supplier<List<String>>) this::seen)).isEmpty();
        assertThat(department("").run((Supplier<List<String>>) this::seen)).isEmpty();
        assertThatThrownBy(() -> Caller.anybody().run((Supplier<List<String>>) this::seen))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_office_and_the_gateway_at_its_own_work_see_all() {
        assertThat(seen()).hasSize(3);
        assertThat(Caller.local("SC", "li").run((Supplier<List<String>>) this::seen))
                .hasSize(3);
    }

    @Test
    void a_department_writes_no_record_by_its_connection() {
        assertThatThrownBy(() -> department("ZJ").run(() -> jdbc.sql("UPDATE record SET department = 'XF'")
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> department("ZJ")
                        .run(() -> jdbc.sql("DELETE FROM record").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_login_by_itself_may_nothing_and_the_roles_own_nothing() {
        jdbc.sql("SELECT register_partition('subject_henan', 'subject', 'henan', false)")
                .query()
                .singleRow();
        jdbc.sql("SELECT staging_made('staging_1_subjects', 'subject', '{uscc,name}')")
                .query()
                .singleRow();
        assertThat(owner.sql("""
                                SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname LIKE 'provgate%'
                                """).query(Long.class).single()).isZero();
        assertThat(owner.sql(
                                "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'provgate%' AND (rolsuper OR rolbypassrls OR rolcreaterole)")
                        .query(Long.class)
                        .single())
                .isZero();
        var bare = JdbcClient.create(new DriverManagerDataSource(url, "provgate_app", ""));
        assertThatThrownBy(() -> bare.sql("SELECT count(*) FROM record")
                        .query(Long.class)
                        .single())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> jdbc.sql("SELECT staging_gone('record')").query().singleRow())
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> seen() {
        return jdbc.sql("SELECT id FROM record ORDER BY id").query(String.class).list();
    }

    private List<String> afterAFailure(TransactionTemplate transaction) {
        assertThatThrownBy(() -> transaction.execute(
                        t -> jdbc.sql("SELECT 1 / 0").query(Long.class).single()))
                .isInstanceOf(DataAccessException.class);
        return seen();
    }

    private static Caller department(String code) {
        return new Caller(code, "wang", Set.of(), Caller.Reach.DEPARTMENT);
    }
}
