package org.provgate.conformance;

import org.junit.jupiter.api.Test;
import org.provgate.spi.ProvinceAdapter;

/**
 * The rules every adapter keeps. An integrator extends this class, supplies an adapter and a stand-in, and runs it as a JUnit test;
 * {@code docs/conformance.md} has an example. The rules may run in any order and share one stand-in.
 */
public abstract class ProvinceAdapterConformance {

    /** Returns the adapter under test; asked for each rule. */
    protected abstract ProvinceAdapter adapter();

    /** Returns the stand-in, running; the same one each time is fine. */
    protected abstract PlatformStandIn platform();

    /** K1. Who the adapter is, and for which SPI, never changes and leaves nothing out: the operator's configuration is checked by it. */
    @Test
    void K1_the_description_is_complete_and_stable() {
        DescriptionRules.K1(bench());
    }

    /** K2. No setting is read that is not described: it could not be checked at the start, and would fail at night. */
    @Test
    void K2_every_setting_read_is_declared() {
        DescriptionRules.K2(bench());
    }

    /** K3. The same question in the same context gives the same bytes, so that a request can be proved by a golden file. */
    @Test
    void K3_encode_is_deterministic() {
        PurityRules.K3(bench());
    }

    /** K4. No clock, connection, thread, file or chance of its own: one place talks, and limits, journal and evidence sit there. */
    @Test
    void K4_an_adapter_opens_nothing_and_reads_no_clock() {
        PurityRules.K4(bench());
    }

    /** K5. A sign-in gives a session that lives, can be renewed, and past its renewal is opened anew. */
    @Test
    void K5_a_session_opens_and_is_renewed() {
        SignInRules.K5_opens(bench());
    }

    /** K5. An expired session is SessionExpired, not a refusal: the gateway signs in again and goes on. */
    @Test
    void K5_an_expired_session_is_named_as_such() {
        SignInRules.K5_expires(bench());
    }

    /** K5. A wrong secret is Misconfigured: tried again and again, it would lock the account. */
    @Test
    void K5_a_wrong_secret_is_misconfigured() {
        SignInRules.K5_wrong_secret(bench());
    }

    /** K6. A maintenance page is Unavailable, even with status 200; taken for an empty page it would end the run and lose rows. */
    @Test
    void K6_a_maintenance_page_is_unavailable_not_empty() {
        AnswerRules.K6(bench());
    }

    /** K7. A body that ends too early is Unavailable: half a page read as a whole one loses the other half for good. */
    @Test
    void K7_a_cut_body_is_unavailable() {
        AnswerRules.K7(bench());
    }

    /** K8. A server error is Unavailable, and the time the platform asks for is passed on to the second. */
    @Test
    void K8_a_server_error_is_unavailable_and_retry_after_is_obeyed() {
        AnswerRules.K8(bench());
    }

    /** K9. Whatever else comes is a PlatformException: never another exception, never an empty page. */
    @Test
    void K9_garbage_is_a_platform_exception() {
        AnswerRules.K9(bench());
    }

    /** K10. A full pull ends, covers every entry, fixes one checkpoint, and counts as the platform counts: reconciliation rests on it. */
    @Test
    void K10_a_full_pull_ends_and_covers_everything() {
        FrontierRules.K10(bench());
    }

    /** K11. A page asked again gives the same rows: after a crash the gateway asks its open pages again. */
    @Test
    void K11_a_page_asked_again_gives_the_same_rows() {
        FrontierRules.K11(bench());
    }

    /** K12. A delta brings exactly what changed since the checkpoint, and nothing new when nothing did. */
    @Test
    void K12_a_delta_brings_exactly_what_changed() {
        FrontierRules.K12(bench());
    }

    /** K13. A page without rows is not the end: what follows it would be lost, and look withdrawn. */
    @Test
    void K13_an_empty_page_does_not_end_the_pull() {
        FrontierRules.K13(bench());
    }

    /** K14. A dirty row is a fault with a field's name, its raw text kept for the person who mends it; its neighbours go through. */
    @Test
    void K14_a_dirty_row_is_a_fault_not_an_exception() {
        RowRules.K14(bench());
    }

    /** K15. An unknown code is a fault: a guess would put a closed firm into a draw. */
    @Test
    void K15_an_unknown_code_is_never_guessed() {
        RowRules.K15(bench());
    }

    /** K16. One operation serves many threads at once with the same result. */
    @Test
    void K16_operations_serve_threads_at_once() throws InterruptedException {
        PurityRules.K16(bench());
    }

    /** K17. No failure's message holds a secret: messages go to logs, alarms and screens. */
    @Test
    void K17_no_message_holds_a_secret() {
        AnswerRules.K17(bench());
    }

    private Bench bench() {
        return new Bench(adapter(), platform());
    }
}
