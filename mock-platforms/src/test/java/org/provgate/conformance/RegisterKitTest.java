package org.provgate.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault;

/** K10 to K15 are seen to fail; the other rules in {@link ConformanceKitTest}. */
class RegisterKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();

    @AfterAll
    static void close() {
        HENAN.close();
    }

    @Test
    void K10_fails_when_the_frontier_leads_back() {
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
                "K10",
                FrontierRules::K10,
                Broken.pages(page -> Broken.following(
                        page,
                        page.followUps().stream()
                                .map(next -> next.at(next.position() + " ".repeat(2_000)))
                                .toList())));
        Rule.fails(
                HENAN,
                "K10",
                FrontierRules::K10,
                Broken.pages(
                        page -> new RegisterPage(page.rows(), page.followUps(), "now", page.announced(), page.held())));
        Rule.fails(
                HENAN,
                "K10",
                FrontierRules::K10,
                Broken.pages(
                        page -> new RegisterPage(page.rows(), page.followUps(), null, page.announced(), page.held())));
    }

    @Test
    void K11_fails_when_a_page_is_handed_out_once_only() {
        var asked = new HashSet<RegisterQuestion>();
        Rule.fails(
                HENAN,
                "K11",
                FrontierRules::K11,
                Broken.page(good -> Broken.decoding(good, (question, response, context) -> {
                    var page = good.decode(question, response, context);
                    return asked.add(question) ? page : Broken.EMPTY;
                })));
    }

    @Test
    void K12_fails_when_a_delta_is_everything_and_when_withdrawals_are_left_out() {
        Rule.fails(
                HENAN,
                "K12",
                FrontierRules::K12,
                Broken.page(good -> Broken.encoding(
                        good,
                        (question, context) -> good.encode(
                                new RegisterQuestion(question.stream(), null, question.position()), context))));
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
                "K13",
                FrontierRules::K13,
                Broken.pages(page -> page.rows().isEmpty() ? Broken.following(page, List.of()) : page));
    }

    @Test
    void K14_fails_when_a_dirty_row_throws_loses_its_text_or_passes_as_clean() {
        Rule.fails(
                HENAN,
                "K14",
                RowRules::K14,
                Broken.pages(page -> Broken.rows(page, row -> {
                    if (row.faults().isEmpty()) return row;
                    throw new IllegalStateException("dirty");
                })));
        Rule.fails(
                HENAN,
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
        Rule.fails(
                HENAN,
                "K14",
                RowRules::K14,
                Broken.pages(page -> Broken.rows(page, row -> without(row, RowFault.Rule.DATE))));
    }

    @Test
    void K15_fails_when_an_unknown_code_passes() {
        Rule.fails(
                HENAN,
                "K15",
                RowRules::K15,
                Broken.pages(page -> Broken.rows(page, row -> without(row, RowFault.Rule.CODE))));
    }

    private static RegisterRow without(RegisterRow row, RowFault.Rule rule) {
        var faults = new ArrayList<>(row.faults());
        faults.removeIf(fault -> fault.rule() == rule);
        return new RegisterRow(row.withdrawn(), row.sourceKey(), row.updatedAt(), row.content(), faults, row.raw());
    }
}
