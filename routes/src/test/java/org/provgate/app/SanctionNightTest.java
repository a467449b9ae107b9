package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.cli.Exit;
import org.provgate.cli.Gateway;
import org.provgate.mock.Fault;
import org.provgate.platforms.Provinces;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.PushRoutes;
import org.provgate.sanctions.Feedbacks;
import org.provgate.sanctions.Field;
import org.provgate.sanctions.Measure;
import org.provgate.sanctions.SanctionCatalogue;
import org.provgate.sanctions.SanctionLookUp;

/** Nights against the Henan stand-in: its lists become measures, and its own measures are known and answered. */
class SanctionNightTest {

    private static final PushBureau PUSHING = new PushBureau();
    private static final Bureau BUREAU = PUSHING.bureau;
    private static final Caller CLERK = new Caller("CZ", "zhao", Set.of(Permission.values()), Caller.Reach.DEPARTMENT);

    @AfterAll
    static void close() {
        PUSHING.close();
    }

    private static <T> T get(Class<T> type) {
        Gateway gateway = BUREAU.gateway();
        return gateway.get(type);
    }

    private static NightOutcome.Kind night() {
        return BUREAU.night(false, "henan").get(0).kind();
    }

    private static List<String> rows(String sql) {
        return PUSHING.jdbc.sql(sql).query(String.class).list();
    }

    /** Returns what there should be: entries in force times the rules of their list. */
    private static List<String> wanted() {
        var rules = get(SanctionCatalogue.class).rules();
        return rows("""
                        SELECT kind || ' ' || identity FROM list_entry
                         WHERE in_date <= (now() AT TIME ZONE 'Asia/Shanghai')::date
                           AND (out_date IS NULL OR out_date > (now() AT TIME ZONE 'Asia/Shanghai')::date)
                        """).stream()
                .flatMap(entry -> rules.stream()
                        .filter(r -> entry.startsWith(r.ground().name().toLowerCase(java.util.Locale.ROOT) + " "))
                        .map(r -> entry.substring(entry.indexOf(' ') + 1) + " " + r.code()))
                .toList();
    }

    @Test
    void R57_after_each_night_the_measures_are_the_lists_and_the_provinces_own_are_known_and_answered() {
        assertThat(night()).isEqualTo(NightOutcome.Kind.SEALED);
        assertThat(wanted()).isNotEmpty();
        assertThat(rows("SELECT basis_id || ' ' || measure FROM sanction WHERE state = 'OPEN'"))
                .containsExactlyInAnyOrderElementsOf(wanted());
        assertThat(rows("SELECT count(*)::text FROM province_asked").get(0)).isNotEqualTo("0");

        var uscc = rows("SELECT uscc FROM sanction WHERE uscc IS NOT NULL ORDER BY id LIMIT 1")
                .get(0);
        BUREAU.henan.credit().sanction(uscc, "LC-1", "政府采购", "限制参加政府采购活动");
        PUSHING.jdbc.sql("DELETE FROM province_asked").update();
        BUREAU.register("henan").moveTo(1);
        assertThat(night()).isEqualTo(NightOutcome.Kind.SEALED);
        assertThat(rows("SELECT basis_id || ' ' || measure FROM sanction WHERE state = 'OPEN'"))
                .containsExactlyInAnyOrderElementsOf(wanted());
        var orders = get(SanctionLookUp.class).open(CLERK, uscc, Field.GOV_PROCUREMENT).stream()
                .filter(m -> m.source() == Measure.Source.PROVINCE)
                .toList();
        assertThat(orders).singleElement().satisfies(m -> assertThat(m.basis().id())
                .isEqualTo("LC-1"));

        var given = get(Feedbacks.class)
                .give(CLERK, orders.get(0).id(), "已限制", LocalDate.now(ZoneId.of("Asia/Shanghai")), null);
        var henan = get(Provinces.class).named("henan").orElseThrow();
        get(ProducerTemplate.class).requestBody(PushRoutes.once(henan), "");
        assertThat(PUSHING.state(given.id())).isEqualTo("ACCEPTED");
        assertThat(BUREAU.henan
                        .credit()
                        .feedback()
                        .get(given.id())
                        .path("executor")
                        .asText())
                .isEqualTo("财政局");

        BUREAU.henan.credit().lift(uscc);
        PUSHING.jdbc.sql("DELETE FROM province_asked").update();
        assertThat(night()).isEqualTo(NightOutcome.Kind.SEALED);
        assertThat(get(SanctionLookUp.class).open(CLERK, uscc, null))
                .allSatisfy(m -> assertThat(m.source()).isEqualTo(Measure.Source.BUREAU));

        commands();
    }

    /** The same measures as an operator meets them. */
    private static void commands() {
        assertThat(PUSHING.provgate("sanctions", "--help").out()).contains("reconcile", "recalls", "Example");
        var id = rows("SELECT id::text FROM sanction WHERE state = 'OPEN' AND requester = 'SC' ORDER BY id LIMIT 1")
                .get(0);
        assertThat(PUSHING.provgate("sanctions", "reconcile").out())
                .contains("henan: 0 opened, 0 changed, 0 ended, 0 recalled");
        assertThat(PUSHING.provgate("sanctions", "list", "--state", "open").out())
                .contains("政府采购中予以限制");
        assertThat(PUSHING.provgate("sanctions", "show", id).out())
                .contains("\"state\" : \"OPEN\"", "\"feedback\" : [ ]");
        assertThat(PUSHING.provgate(
                                "sanctions",
                                "repair",
                                id,
                                "--department",
                                "SC",
                                "--reason",
                                "已纠正",
                                "--document",
                                "1号",
                                "--actor",
                                "li")
                        .out())
                .contains("another person must approve it");
        assertThat(PUSHING.provgate("sanctions", "approve", id, "--department", "SC", "--actor", "li")
                        .err())
                .contains("another person must approve");
        assertThat(PUSHING.provgate("sanctions", "approve", id, "--department", "SC", "--actor", "wang")
                        .out())
                .contains("approved by wang");
        assertThat(PUSHING.provgate("sanctions", "recalls"))
                .returns(Exit.PARTIAL, PushBureau.Ended::exit)
                .extracting(PushBureau.Ended::out)
                .asString()
                .contains("% confirmed");
        assertThat(PUSHING.provgate("sanctions", "show", "999999").err()).contains("there is no measure 999999");
    }

    @Test
    void a_credit_platform_that_fails_leaves_the_night_sealed_and_the_next_one_asks_on() {
        night();
        PUSHING.jdbc.sql("DELETE FROM province_asked").update();
        BUREAU.faults("henan").every(1, Fault.HTML, "/credit/sanctions");
        assertThat(night()).isEqualTo(NightOutcome.Kind.SEALED);
        assertThat(rows("SELECT count(*)::text FROM province_asked")).containsExactly("0");
        BUREAU.faults("henan").clear();
        assertThat(night()).isEqualTo(NightOutcome.Kind.SEALED);
        assertThat(rows("SELECT count(*)::text FROM province_asked").get(0)).isNotEqualTo("0");
    }
}
