package org.provgate.conformance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.hebei.HebeiStandIn;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Step;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.Publication.State;
import org.provgate.spi.inspection.InspectionTask;

/** K18 to K21, K29 and K30 are seen to fail. */
class InspectionKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();
    private static final HebeiStandIn HEBEI = HebeiStandIn.running();
    private static final ProvinceAdapter GOOD = new HenanAdapter();

    @AfterAll
    static void close() {
        HENAN.close();
        HEBEI.close();
    }

    @Test
    void K18_fails_when_a_service_is_lost_and_when_it_appears() {
        Rule.fails(HENAN, "K18", bench -> OfferRules.K18(bench, EnumSet.noneOf(Offer.class)), GOOD);
        Rule.fails(
                HENAN,
                "K18",
                bench -> OfferRules.K18(bench, EnumSet.of(Offer.TRANSFERS, Offer.PLANS)),
                new Spoilt(GOOD, "", op -> op));
    }

    @Test
    void K18_fails_when_the_stand_in_shows_nothing_of_what_is_offered() {
        Rule.fails(
                HENAN.kit().withoutServices(),
                "K18",
                bench -> OfferRules.K18(bench, EnumSet.of(Offer.TRANSFERS)),
                GOOD);
    }

    @Test
    void K18_fails_for_a_name_nobody_can_write_in_a_query() {
        Rule.fails(
                HENAN,
                "K18",
                bench -> OfferRules.K18(bench, EnumSet.of(Offer.TRANSFERS)),
                new Spoilt(GOOD, "sanctions", op -> Operation.of("The Sanctions", op::encode, op::decode)));
    }

    @Test
    void K19_fails_when_a_character_is_lost_and_when_entries_are_not_counted() {
        Rule.fails(HENAN, "K19", ListRules::K19, Spoilt.question(GOOD, "items", List.class, items -> ((List<?>) items)
                .stream().map(InspectionKitTest::poorer).toList()));
        Rule.fails(HENAN, "K19", ListRules::K19, Spoilt.answer(GOOD, "officers", Integer.class, count -> count - 1));
    }

    private static InspectionItem poorer(Object entry) {
        var of = (InspectionItem) entry;
        return new InspectionItem(
                of.code(),
                of.name().replace("𠀀", "？"),
                of.key(),
                of.legalBasis(),
                of.subjectBody(),
                of.content(),
                of.method(),
                of.ratio(),
                of.frequency(),
                of.valid());
    }

    @Test
    void K20_fails_when_a_version_is_not_told_lost_or_overwritten() {
        Rule.fails(HENAN, "K20", ListRules::K20, Spoilt.answer(GOOD, "plan", Integer.class, version -> 1));
        Rule.fails(
                HENAN,
                "K20",
                ListRules::K20,
                Spoilt.question(GOOD, "plan", InspectionPlan.class, plan -> replacing(plan, 0)));
        Rule.fails(HENAN, "K20", ListRules::K20, Spoilt.failure(GOOD, "plan", failure -> 2));
    }

    private static InspectionPlan replacing(InspectionPlan of, int version) {
        return new InspectionPlan(
                of.planId(),
                of.name(),
                of.year(),
                of.directed(),
                of.from(),
                of.to(),
                of.scope(),
                of.leadDept(),
                of.itemCodes(),
                version,
                of.adjustReason(),
                of.publishDate());
    }

    @Test
    void K21_fails_when_targets_are_cut_off_and_when_an_amendment_is_left_out() {
        Rule.fails(
                HENAN,
                "K21",
                ListRules::K21,
                task(of -> Changed.task(
                        of, of.targets().subList(0, Math.min(500, of.targets().size())), of.amendment())));
        Rule.fails(HENAN, "K21", ListRules::K21, task(of -> Changed.task(of, of.targets(), null)));
    }

    private static Spoilt task(UnaryOperator<InspectionTask> change) {
        return Spoilt.question(
                GOOD,
                "task",
                Step.class,
                step -> new Step<>(change.apply((InspectionTask) step.thing()), step.position()));
    }

    @Test
    void K21_fails_when_a_step_is_left_out() {
        Rule.fails(
                HEBEI.kit(),
                "K21",
                ListRules::K21,
                Spoilt.answer(
                        new HebeiAdapter(),
                        "task-step",
                        Step.Progress.class,
                        progress -> new Step.Progress(progress.followUps().stream()
                                .filter(position -> !position.equals("draw:500"))
                                .toList())));
    }

    @Test
    void K29_fails_when_lookup_finds_nothing_and_when_it_does_not_compare() {
        Rule.fails(HENAN, "K29", ReceiptRules::K29, lookup(of -> new Holding(null, false)));
        Rule.fails(HENAN, "K29", ReceiptRules::K29, lookup(of -> new Holding(of.receiptNo(), of.receiptNo() != null)));
        Rule.fails(HENAN, "K29", ReceiptRules::K29, lookup(of -> new Holding("HN1", false)));
    }

    private static Spoilt lookup(UnaryOperator<Holding> change) {
        return Spoilt.answer(GOOD, "result-lookup", Holding.class, change::apply);
    }

    @Test
    void K30_fails_when_a_state_is_guessed() {
        Rule.fails(HENAN, "K30", PublicationRules::K30, told(State.PENDING, State.PUBLISHED));
        Rule.fails(HENAN, "K30", PublicationRules::K30, told(State.RETURNED, State.PUBLISHED));
        Rule.fails(HENAN, "K30", PublicationRules::K30, told(State.PUBLISHED, State.PENDING));
        Rule.fails(
                HEBEI.kit(),
                "K30",
                PublicationRules::K30,
                Spoilt.answer(new HebeiAdapter(), "results-publication", List.class, answers -> {
                    var more = new ArrayList<Object>((List<?>) answers);
                    more.add(new Publication("K-0", State.PENDING, null, null));
                    return more;
                }));
    }

    private static Spoilt told(State as, State instead) {
        return Spoilt.answer(GOOD, "publication", List.class, answers -> ((List<?>) answers)
                .stream()
                        .map(Publication.class::cast)
                        .map(of ->
                                of.state() == as ? new Publication(of.recordId(), instead, null, LocalDate.EPOCH) : of)
                        .toList());
    }
}
