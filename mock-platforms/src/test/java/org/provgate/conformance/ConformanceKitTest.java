package org.provgate.conformance;

import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.conformance.impure.ClockReader;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;

/** Each rule is seen to fail on an adapter that breaks it; that it holds for a good one is seen in the provinces' own tests. */
class ConformanceKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();

    @AfterAll
    static void close() {
        HENAN.close();
    }

    @Test
    void K1_fails_for_another_spi_and_for_a_description_that_changes() {
        Rule.fails(
                HENAN,
                "K1",
                DescriptionRules::K1,
                Broken.description(good -> described(good, good.spiVersion() + 1, good.nameZh())));
        var times = new AtomicInteger();
        Rule.fails(
                HENAN,
                "K1",
                DescriptionRules::K1,
                Broken.description(good -> described(good, 1, good.nameZh() + times.incrementAndGet())));
        Rule.fails(HENAN, "K1", DescriptionRules::K1, Broken.description(good -> described(good, 1, " ")));
    }

    @Test
    void K2_fails_when_a_setting_is_read_that_is_not_described() {
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
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
        Rule.fails(HENAN, "K4", PurityRules::K4, new ClockReader());
    }

    @Test
    void K5_fails_for_a_session_born_dead_and_for_one_renewed_too_late() {
        Rule.fails(
                HENAN,
                "K5",
                SignInRules::K5_opens,
                Broken.signIn(good -> Broken.decoding(good, (previous, response, context) -> {
                    var session = good.decode(previous, response, context);
                    return new Session(session.secrets(), Instant.EPOCH, session.refreshableUntil());
                })));
        Rule.fails(
                HENAN,
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
        Rule.fails(HENAN, "K5", SignInRules::K5_expires, Broken.failures((failure, response) -> {
            throw failure instanceof SessionExpired ? new Refused("E4101", "refused") : failure;
        }));
    }

    @Test
    void K5_fails_when_a_wrong_secret_is_tried_again() {
        Rule.fails(
                HENAN,
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
        Rule.fails(HENAN, "K6", AnswerRules::K6, Broken.failures((failure, response) -> {
            if (response.looksLikeHtml() && response.status() == 200) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K7_fails_when_a_cut_body_is_what_came_so_far() {
        Rule.fails(HENAN, "K7", AnswerRules::K7, Broken.failures((failure, response) -> {
            if (response.status() == 200 && !response.looksLikeHtml()) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K8_fails_when_the_time_to_wait_is_lost_and_when_a_500_is_drift() {
        Rule.fails(HENAN, "K8", AnswerRules::K8, Broken.failures((failure, response) -> {
            throw failure instanceof Unavailable ? new Unavailable("busy", null, true) : failure;
        }));
        Rule.fails(HENAN, "K8", AnswerRules::K8, Broken.failures((failure, response) -> {
            throw response.status() == 500 ? new Unreadable("200", "500", "status") : failure;
        }));
    }

    @Test
    void K9_fails_for_another_exception_and_for_an_empty_page() {
        Rule.fails(HENAN, "K9", AnswerRules::K9, Broken.failures((failure, response) -> {
            throw new IllegalStateException(failure);
        }));
        Rule.fails(HENAN, "K9", AnswerRules::K9, Broken.failures((failure, response) -> {
            if (response.body().length == 0) return Broken.EMPTY;
            throw failure;
        }));
    }

    @Test
    void K16_fails_when_an_operation_belongs_to_one_thread() {
        var owner = Thread.currentThread();
        Rule.fails(HENAN, "K16", PurityRules::K16, Broken.pages(page -> {
            if (Thread.currentThread() == owner) return page;
            throw new IllegalStateException("another thread");
        }));
    }

    @Test
    void K17_fails_when_a_message_holds_a_setting_or_a_session() {
        Rule.fails(
                HENAN,
                "K17",
                AnswerRules::K17,
                Broken.page(good -> Broken.decoding(good, (question, response, context) -> {
                    try {
                        return good.decode(question, response, context);
                    } catch (Unavailable e) {
                        throw new Unavailable(context.setting("app-secret"), null, true);
                    }
                })));
        Rule.fails(
                HENAN,
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
}
