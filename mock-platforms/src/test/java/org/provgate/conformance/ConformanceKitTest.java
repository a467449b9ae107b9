package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.conformance.impure.ClockReader;
import org.provgate.mock.henan.HenanPlatform;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault;

/** Each rule is seen to fail on an adapter that breaks it; that it holds for a good one is seen in the provinces' own tests. */
class ConformanceKitTest {

    private static final HenanPlatform HENAN = HenanStandIn.running();

    @AfterAll
    static void close() {
        HENAN.close();
    }

    @Test
    void K1_fails_for_another_spi_and_for_a_description_that_changes() {
        fails(
                "K1",
                DescriptionRules::K1,
                Broken.description(good -> described(good, good.spiVersion() + 1, good.nameZh())));
        var times = new AtomicInteger();
        fails(
                "K1",
                DescriptionRules::K1,
                Broken.description(good -> described(good, 1, good.nameZh() + times.incrementAndGet())));
        fails("K1", DescriptionRules::K1, Broken.description(good -> described(good, 1, " ")));
    }

    @Test
    void K2_fails_when_a_setting_is_read_that_is_not_described() {
        fails(
                "K2",
                DescriptionRules::K2,
                Broken.page(good -> Broken.encoding(good, (question, context) -> {
                    context.setting("region");
                    return good.encode(question, context);
                })));
    }

    @Test
    void K3_fails_when_a_request_counts_itself() {
        var times = new AtomicInteger();
        fails(
                "K3",
                PurityRules::K3,
                Broken.page(good -> Broken.encoding(good, (question, context) -> {
                    var request = good.encode(question, context);
                    var headers = new HashMap<>(request.headers());
                    headers.put("X-Count", String.valueOf(times.incrementAndGet()));
                    return new WireRequest(
                            request.method(), request.target(), headers, request.body(), request.notes());
                })));
    }

    @Test
    void K4_fails_when_an_adapter_reads_the_clock() {
        fails("K4", PurityRules::K4, new ClockReader());
    }

    @Test
    void K5_fails_for_a_session_born_dead_and_for_one_renewed_too_late() {
        fails(
                "K5",
                SignInRules::K5_opens,
                Broken.signIn(good -> Broken.decoding(good, (previous, response, context) -> {
                    var session = good.decode(previous, response, context);
                    return new Session(session.secrets(), Instant.EPOCH, session.refreshableUntil());
                })));
        fails(
                "K5",
                SignInRules::K5_opens,
                Broken.signIn(good -> Broken.encoding(
                        good,
                        (previous, context) -> good.encode(
                                previous.map(
                                        session -> new Session(session.secrets(), session.expiresAt(), Instant.MAX)),
                                context))));
    }

    @Test
    void K5_fails_when_an_expired_session_is_a_refusal() {
        fails("K5", SignInRules::K5_expires, Broken.failures((failure, response) -> {
            throw failure instanceof SessionExpired ? new Refused("E4101", "refused") : failure;
        }));
    }

    @Test
    void K5_fails_when_a_wrong_secret_is_tried_again() {
        fails(
                "K5",
                SignInRules::K5_wrong_secret,
                Broken.signIn(good -> Broken.decoding(good, (previous, response, context) -> {
                    try {
                        return good.decode(previous, response, context);
                    } catch (Misconfigured e) {
                        throw new Unavailable("try again", null, false);
                    }
                })));
    }

    @Test
    void K6_fails_when_a_maintenance_page_is_an_empty_page() {
        fails("K6", AnswerRules::K6, Broken.failures((failure, response) -> {
            if (response.looksLikeHtml() && response.status() == 200) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K7_fails_when_a_cut_body_is_what_came_so_far() {
        fails("K7", AnswerRules::K7, Broken.failures((failure, response) -> {
            if (response.status() == 200 && !response.looksLikeHtml()) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K8_fails_when_the_time_to_wait_is_lost_and_when_a_500_is_drift() {
        fails("K8", AnswerRules::K8, Broken.failures((failure, response) -> {
            throw failure instanceof Unavailable ? new Unavailable("busy", null, true) : failure;
        }));
        fails("K8", AnswerRules::K8, Broken.failures((failure, response) -> {
            throw response.status() == 500 ? new Unreadable("200", "500", "status") : failure;
        }));
    }

    @Test
    void K9_fails_for_another_exception_and_for_an_empty_page() {
        fails("K9", AnswerRules::K9, Broken.failures((failure, response) -> {
            throw new IllegalStateException(failure);
        }));
        fails("K9", AnswerRules::K9, Broken.failures((failure, response) -> {
            if (response.body().length == 0) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K10_fails_when_the_frontier_leads_back() {
        fails(
                "K10",
                FrontierRules::K10,
                Broken.page(good -> Broken.decoding(
                        good,
                        (question, response, context) ->
                                Broken.following(good.decode(question, response, context), List.of(question)))));
    }

    @Test
    void K10_fails_when_the_frontier_never_ends() {
        var times = new AtomicInteger();
        fails(
                "K10",
                FrontierRules::K10,
                Broken.page(good -> Broken.encoding(
                        Broken.decoding(
                                good,
                                (question, response, context) -> Broken.following(
                                        good.decode(question.at(""), response, context),
                                        List.of(question.at("again " + times.incrementAndGet())))),
                        (question, context) ->
                                good.encode(RegisterQuestion.first(RegisterStream.TAX, null), context))));
    }

    @Test
    void K10_fails_for_a_lost_row_a_long_position_and_a_second_checkpoint() {
        fails(
                "K10",
                FrontierRules::K10,
                Broken.pages(page -> page.rows().isEmpty()
                        ? page
                        : new RegisterPage(
                                page.rows().subList(1, page.rows().size()),
                                page.followUps(),
                                page.checkpoint(),
                                page.announced(),
                                page.held())));
        fails(
                "K10",
                FrontierRules::K10,
                Broken.pages(page -> Broken.following(
                        page,
                        page.followUps().stream()
                                .map(next -> next.at(next.position() + " ".repeat(2_000)))
                                .toList())));
        fails(
                "K10",
                FrontierRules::K10,
                Broken.pages(
                        page -> new RegisterPage(page.rows(), page.followUps(), "now", page.announced(), page.held())));
        fails(
                "K10",
                FrontierRules::K10,
                Broken.pages(
                        page -> new RegisterPage(page.rows(), page.followUps(), null, page.announced(), page.held())));
    }

    @Test
    void K11_fails_when_a_page_is_handed_out_once_only() {
        var asked = new HashSet<RegisterQuestion>();
        fails(
                "K11",
                FrontierRules::K11,
                Broken.page(good -> Broken.decoding(good, (question, response, context) -> {
                    var page = good.decode(question, response, context);
                    return asked.add(question) ? page : Broken.EMPTY;
                })));
    }

    @Test
    void K12_fails_when_a_delta_is_everything_and_when_withdrawals_are_left_out() {
        fails(
                "K12",
                FrontierRules::K12,
                Broken.page(good -> Broken.encoding(
                        good,
                        (question, context) -> good.encode(
                                new RegisterQuestion(question.stream(), null, question.position()), context))));
        fails(
                "K12",
                FrontierRules::K12,
                Broken.pages(page -> new RegisterPage(
                        page.rows().stream().filter(row -> !row.withdrawn()).toList(),
                        page.followUps(),
                        page.checkpoint(),
                        page.announced(),
                        page.held())));
    }

    @Test
    void K13_fails_when_an_empty_page_is_the_last() {
        fails(
                "K13",
                FrontierRules::K13,
                Broken.pages(page -> page.rows().isEmpty() ? Broken.following(page, List.of()) : page));
    }

    @Test
    void K14_fails_when_a_dirty_row_throws_loses_its_text_or_passes_as_clean() {
        fails(
                "K14",
                RowRules::K14,
                Broken.pages(page -> Broken.rows(page, row -> {
                    if (row.faults().isEmpty()) return row;
                    throw new IllegalStateException("dirty");
                })));
        fails(
                "K14",
                RowRules::K14,
                Broken.pages(page -> Broken.rows(
                        page,
                        row -> new RegisterRow(
                                row.withdrawn(),
                                row.sourceKey(),
                                row.updatedAt(),
                                row.content(),
                                row.faults(),
                                () -> ""))));
        fails("K14", RowRules::K14, Broken.pages(page -> Broken.rows(page, row -> without(row, RowFault.Rule.DATE))));
    }

    @Test
    void K15_fails_when_an_unknown_code_passes() {
        fails("K15", RowRules::K15, Broken.pages(page -> Broken.rows(page, row -> without(row, RowFault.Rule.CODE))));
    }

    @Test
    void K16_fails_when_an_operation_belongs_to_one_thread() {
        var owner = Thread.currentThread();
        fails("K16", PurityRules::K16, Broken.pages(page -> {
            if (Thread.currentThread() == owner) return page;
            throw new IllegalStateException("another thread");
        }));
    }

    @Test
    void K17_fails_when_a_message_holds_a_setting_or_a_session() {
        fails(
                "K17",
                AnswerRules::K17,
                Broken.page(good -> Broken.decoding(good, (question, response, context) -> {
                    try {
                        return good.decode(question, response, context);
                    } catch (Unavailable e) {
                        throw new Unavailable(context.setting("app-secret"), null, true);
                    }
                })));
        fails(
                "K17",
                AnswerRules::K17,
                Broken.page(good -> Broken.decoding(good, (question, response, context) -> {
                    try {
                        return good.decode(question, response, context);
                    } catch (Unavailable e) {
                        throw new Unavailable(
                                context.session().map(Session::secrets).toString(), null, true);
                    }
                })));
    }

    /** A rule, as the kit has it. */
    private interface Rule {
        void check(Bench bench) throws InterruptedException;
    }

    private static void fails(String name, Rule rule, ProvinceAdapter broken) {
        assertThatThrownBy(() -> rule.check(new Bench(broken, HenanStandIn.of(HENAN))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name + ":");
    }

    private static ProvinceDescription described(ProvinceDescription good, int spiVersion, String nameZh) {
        return new ProvinceDescription(
                good.id(),
                spiVersion,
                nameZh,
                good.nameEn(),
                good.areaPrefix(),
                good.zone(),
                good.requestsPerSecond(),
                good.inFlight(),
                good.settings());
    }

    private static RegisterRow without(RegisterRow row, RowFault.Rule rule) {
        var faults = new ArrayList<>(row.faults());
        faults.removeIf(fault -> fault.rule() == rule);
        return new RegisterRow(row.withdrawn(), row.sourceKey(), row.updatedAt(), row.content(), faults, row.raw());
    }
}
