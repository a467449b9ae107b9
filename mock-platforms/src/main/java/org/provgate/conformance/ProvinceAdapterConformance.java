package org.provgate.conformance;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
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

    /** Returns what the adapter does not offer; written down, it makes K18 tell of a service that was lost. */
    protected Set<Offer> notOffered() {
        return Offer.missing(adapter());
    }

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

    /** K18. What is not offered is declared and said in the report; what is offered can be tried on the stand-in. Nothing is skipped in silence. */
    @Test
    void K18_what_is_not_offered_is_declared(TestReporter report) {
        OfferRules.K18(bench(), notOffered());
        report.publishEntry(OfferRules.report(bench()));
    }

    /** K19. Items and officers arrive as they are, and may come again: the lists are sent whenever they change. */
    @Test
    void K19_items_and_officers_arrive_and_may_come_again() {
        ListRules.K19(bench());
    }

    /** K20. A plan sent again keeps its version, a changed one gets the next, and a stale one is Refused. */
    @Test
    void K20_a_plan_has_versions_and_may_come_again() {
        ListRules.K20(bench());
    }

    /** K21. A task of any size arrives whole, may come again, and may change its officers by an amendment. */
    @Test
    void K21_a_task_arrives_whole_and_may_come_again() {
        ListRules.K21(bench());
    }

    /** K22. A full batch gives each record exactly one receipt of its own: a record without one would be sent for ever. */
    @Test
    void K22_a_full_batch_has_one_receipt_each() {
        ReceiptRules.K22(bench());
    }

    /** K23. The same batch again, also after its answer was lost, has the same outcome and one effect. */
    @Test
    void K23_the_same_batch_again_has_one_effect() {
        ReceiptRules.K23(bench());
    }

    /** K24. The same record in another batch has its first receipt number and one effect. */
    @Test
    void K24_the_same_record_in_another_batch_has_its_first_receipt() {
        ReceiptRules.K24(bench());
    }

    /** K25. A rejected record names field and code, is not held, and its neighbours go through. */
    @Test
    void K25_a_rejected_record_says_why_and_spoils_no_other() {
        ReceiptRules.K25(bench());
    }

    /** K26. Every code of ours arrives with its meaning: 4 and 6 mean other things in another province. */
    @Test
    void K26_every_code_arrives_with_its_meaning() {
        ContentRules.K26(bench());
    }

    /** K27. Rare characters, markup, dates, six decimals, notes of refusal and corrections arrive to the letter. */
    @Test
    void K27_texts_dates_and_amounts_arrive_unharmed() {
        ContentRules.K27(bench());
    }

    /** K28. A deferred batch waits, is settled later, and an unknown ticket has Failed: its records go again. */
    @Test
    void K28_a_deferred_batch_is_settled_later() {
        ReceiptRules.K28(bench());
    }

    /** K29. Lookup tells held, not held and held with other content apart: what is sent again rests on it. */
    @Test
    void K29_lookup_says_what_is_held() {
        ReceiptRules.K29(bench());
    }

    /** K30. Pending, published and returned are told apart, and what is unknown has no answer. */
    @Test
    void K30_publication_is_told_as_it_is() {
        PublicationRules.K30(bench());
    }

    /** K31. Too many, half a character, a fraction of a fen: Refused before anything is sent, never sent as something else. */
    @Test
    void K31_what_cannot_be_carried_is_refused_before_it_is_sent() {
        RefusalRules.K31(bench());
    }

    /** K32. A failure says whether anything may have been done: if so, the platform is asked before anything is sent again. */
    @Test
    void K32_a_failure_says_whether_anything_was_done() {
        EffectRules.K32(bench());
    }

    /** K33. A batch goes under the number it was given and no other: by it the platform knows it again. */
    @Test
    void K33_a_batch_goes_under_its_own_number() {
        EffectRules.K33(bench());
    }

    /** K34. No message and no toString holds personal data: they go to logs, alarms and screens. */
    @Test
    void K34_no_message_names_a_person() {
        PrivacyRules.K34(bench());
    }

    /** K35. Measures are told as they are, none where there is none; feedback may come again. */
    @Test
    void K35_sanctions_are_told_and_feedback_may_come_again() {
        CaseRules.K35(bench());
    }

    /** K36. A behaviour is inserted, updated and deleted, each change once. */
    @Test
    void K36_a_behaviour_is_inserted_updated_and_deleted() {
        CaseRules.K36(bench());
    }

    /** K37. A transfer sent again has its first receipt number; another under its id is Refused. */
    @Test
    void K37_a_transfer_sent_again_has_its_receipt() {
        CaseRules.K37(bench());
    }

    private Bench bench() {
        return new Bench(adapter(), platform());
    }
}
