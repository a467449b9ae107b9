package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** People, first start and attempts, on a real database. */
class SignInsTest {

    private static final String PASSWORD = "correct horse battery";

    private final DataSource database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    private final Evidence evidence = new Evidence(jdbc);
    private final SecureRandom random = new SecureRandom();
    private Instant now = Instant.parse("2026-11-21T02:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final People people = new People(jdbc, transactions, evidence, random, clock);
    private final SignIns signIns = new SignIns(jdbc, transactions, evidence, random, clock);
    private final FirstStart firstStart = new FirstStart(jdbc, transactions, evidence, signIns, random, clock);
    private final SecondFactors factors = new SecondFactors(
            jdbc,
            transactions,
            evidence,
            new Seal(Base64.getEncoder().encodeToString(new byte[32]), Path.of("unused")),
            random,
            clock);
    private final Caller boss = Caller.local("SC", "boss@local");

    @Test
    void a_second_start_voids_the_code_of_the_first() {
        var first = firstStart.code();
        var second = firstStart.code();
        var order = new PersonOrder("li", "李", "SC", Set.of());
        refused("code-invalid", () -> firstStart.begin(first, order, PASSWORD));
        assertThat(firstStart.begin(second, order, PASSWORD).roles()).containsExactly(Role.SECURITY);
        refused("setup-closed", () -> firstStart.begin(second, order, PASSWORD));
        refused("setup-closed", firstStart::code);
    }

    @Test
    void a_weak_password_does_not_use_the_code_up_and_a_day_does() {
        var code = firstStart.code();
        var order = new PersonOrder("li", "李", "SC", Set.of());
        refused("rules-broken", () -> firstStart.begin(code, order, "password1234"));
        refused(
                "department-unknown",
                () -> firstStart.begin(code, new PersonOrder("li", "李", "XX", Set.of()), PASSWORD));
        now = now.plus(Duration.ofHours(24));
        refused("code-invalid", () -> firstStart.begin(code, order, PASSWORD));
    }

    @Test
    void the_code_of_a_person_does_not_set_the_gateway_up() {
        firstStart.code();
        var invited = people.add(new PersonOrder("wang", "王", "ZJ", Set.of("CLERK")), boss);
        refused(
                "code-invalid",
                () -> firstStart.begin(invited.code(), new PersonOrder("li", "李", "SC", Set.of()), PASSWORD));
    }

    @Test
    void roles_of_the_office_stand_alone_and_clerks_may_review() {
        for (var role : EnumSet.of(Role.OPERATOR, Role.AUDITOR, Role.SECURITY))
            refused(
                    "rules-broken",
                    () -> people.add(new PersonOrder("x1", "x", "ZJ", Set.of(role.name(), "CLERK")), boss));
        var both = people.add(new PersonOrder("both", "x", "ZJ", Set.of("CLERK", "REVIEWER")), boss)
                .person();
        assertThat(both.caller().reach()).isEqualTo(Caller.Reach.DEPARTMENT);
        assertThat(both.caller().permissions())
                .containsAll(Role.CLERK.permissions())
                .containsAll(Role.REVIEWER.permissions());
    }

    @Test
    void a_security_administrator_may_nothing_with_data_and_nothing_to_himself() {
        var person = people.add(new PersonOrder("li", "李", "SC", Set.of("SECURITY")), boss)
                .person();
        assertThat(person.caller().permissions())
                .containsExactlyInAnyOrder(Permission.STATUS_READ, Permission.ACCESS_MANAGE);
        refused("own-account", () -> people.roles("li", Set.of("CLERK"), person.caller()));
        refused("own-account", () -> people.reset("li", person.caller()));
        refused("own-account", () -> people.deactivate("li", person.caller()));
        refused("own-account", () -> people.link("li", "a:b", person.caller()));
        var clerk = people.add(new PersonOrder("wang", "王", "ZJ", Set.of("CLERK")), person.caller())
                .person();
        refused("person-unknown", () -> people.roles("li", Set.of("CLERK"), clerk.caller()));
        refused("person-unknown", () -> people.roles("none", Set.of("CLERK"), person.caller()));
        assertThat(jdbc.sql("SELECT roles::text FROM person WHERE login = 'li'")
                        .query(String.class)
                        .single())
                .isEqualTo("{SECURITY}");
    }

    @Test
    void of_many_guesses_at_once_five_are_judged() throws Exception {
        person("wang");
        var threads = Executors.newFixedThreadPool(2);
        var guesses = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 12; i++) {
            var guess = "guess number " + i;
            guesses.add(() -> signIns.password("wang", guess).isPresent());
        }
        for (var guess : threads.invokeAll(guesses)) assertThat(guess.get()).isFalse();
        threads.shutdown();
        assertThat(jdbc.sql("SELECT failures FROM person").query(Integer.class).single())
                .isEqualTo(5);
        assertThat(signIns.password("wang", PASSWORD)).isEmpty();
        now = now.plusSeconds(61);
        assertThat(signIns.password("wang", PASSWORD)).isPresent();
    }

    @Test
    void a_lock_lasts_longer_each_time_and_never_more_than_an_hour() {
        person("wang");
        for (int i = 0; i < 5; i++) signIns.password("wang", "wrong");
        for (var minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(jdbc.sql("SELECT locked_until FROM person")
                            .query((r, n) -> r.getTimestamp(1).toInstant())
                            .single())
                    .isEqualTo(now.plus(Duration.ofMinutes(minutes)));
            now = now.plus(Duration.ofMinutes(minutes));
            signIns.password("wang", "wrong");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM evidence WHERE action = 'person.locked'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(9);
    }

    @Test
    void who_knows_the_password_does_not_try_codes_without_end() {
        var person = person("wang");
        var secret = factors.propose();
        assertThat(factors.enrol(person, secret, Totp.code(secret, now.getEpochSecond() / 30)))
                .isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(signIns.password("wang", PASSWORD)).isPresent();
            assertThat(factors.check(person, "000000")).isFalse();
        }
        now = now.plusSeconds(30);
        assertThat(signIns.password("wang", PASSWORD)).isEmpty();
        assertThat(factors.check(person, Totp.code(secret, now.getEpochSecond() / 30)))
                .isFalse();
        now = now.plusSeconds(60);
        assertThat(factors.check(person, Totp.code(secret, now.getEpochSecond() / 30)))
                .isTrue();
        assertThat(factors.check(person, Totp.code(secret, now.getEpochSecond() / 30)))
                .isFalse();
    }

    @Test
    void a_login_there_is_not_takes_as_long() {
        person("wang");
        long known = nanos("wang");
        long unknown = nanos("nobody");
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
        assertThat(jdbc.sql("SELECT count(*) FROM person").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_department_no_longer_active_lets_nobody_in() {
        var person = person("wang");
        new Departments(jdbc, transactions, evidence).put(new Department("ZJ", "住房和城乡建设局", "Housing", false), boss);
        assertThat(signIns.password("wang", PASSWORD)).isEmpty();
        assertThat(signIns.ofSession("wang", person.generation())).isEmpty();
    }

    /** The least of three. */
    private long nanos(String login) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            signIns.password(login, "wrong");
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    private Person person(String login) {
        var invited = people.add(new PersonOrder(login, "王", "ZJ", Set.of("CLERK")), boss);
        return signIns.welcome(invited.code(), PASSWORD);
    }

    private static void refused(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
