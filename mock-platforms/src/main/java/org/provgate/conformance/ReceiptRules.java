package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.provgate.spi.Receipt;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel.Holding;

/** K22 to K25, K28 and K29: each record has one receipt and one effect, however often it is sent. */
final class ReceiptRules {

    private ReceiptRules() {}

    static void K22(Bench bench) {
        Way.each(bench, ReceiptRules::fullBatch);
    }

    private static <R> void fullBatch(Services services, Way<R> way) {
        var records = way.good(services.samples(), way.channel().batchLimit());
        var receipts = services.taken("K22", way, records);
        assertThat(receipts.values().stream().map(Receipt::receiptNo).distinct())
                .as("K22: receipt numbers of a full batch of %s", way)
                .hasSize(records.size());
    }

    static void K23(Bench bench) {
        Way.each(bench, ReceiptRules::sameBatch);
    }

    private static <R> void sameBatch(Services services, Way<R> way) {
        var batch = services.batch(way.good(services.samples(), 2));
        services.call(way.channel().submit(), batch); // its answer is lost
        var first = services.receipts("K23", way, batch);
        var second = services.receipts("K23", way, batch);
        sameNumbers("K23: the same batch again", first, second);
        oneEffect("K23", way, batch.records());
    }

    static void K24(Bench bench) {
        Way.each(bench, ReceiptRules::sameRecord);
    }

    private static <R> void sameRecord(Services services, Way<R> way) {
        var record = way.good(services.samples().newId());
        var first = services.taken("K24", way, List.of(record));
        var others = new ArrayList<>(way.good(services.samples(), 1));
        others.add(record);
        var second = services.taken("K24", way, others);
        second.keySet().retainAll(first.keySet());
        sameNumbers("K24: the same record in another batch", first, second);
        oneEffect("K24", way, List.of(record));
    }

    static void K25(Bench bench) {
        Way.each(bench, ReceiptRules::rejected);
    }

    private static <R> void rejected(Services services, Way<R> way) {
        var samples = services.samples();
        var held = way.good(samples.newId());
        services.taken("K25", way, List.of(held));
        var good = way.good(samples.newId());
        var wrong = way.wrong().apply(samples.newId());
        var reused = way.saying().apply(way.id().apply(held), "另一内容");
        var receipts = services.receipts("K25", way, services.batch(List.of(wrong, good, reused)));
        for (var refused : List.of(wrong, reused)) {
            var receipt = receipts.get(way.id().apply(refused));
            assertThat(receipt.status())
                    .as("K25: status of a wrong record of %s", way)
                    .isEqualTo(Receipt.Status.REJECTED);
            assertThat(receipt.receiptNo())
                    .as("K25: receipt number of a wrong record")
                    .isNull();
            assertThat(receipt.errors())
                    .as("K25: errors of a wrong record of %s", way)
                    .isNotEmpty()
                    .allSatisfy(error -> {
                        assertThat(error.field()).as("K25: field of an error").isNotBlank();
                        assertThat(error.code()).as("K25: code of an error").isNotBlank();
                    });
        }
        assertThat(receipts.get(way.id().apply(good)).status())
                .as("K25: status of a good record of %s beside wrong ones", way)
                .isEqualTo(Receipt.Status.ACCEPTED);
        assertThat(way.kept(way.id().apply(wrong)))
                .as("K25: held of a wrong record")
                .isEmpty();
        oneEffect("K25", way, List.of(good, held));
    }

    static void K28(Bench bench) {
        Way.each(bench, ReceiptRules::deferred);
    }

    private static <R> void deferred(Services services, Way<R> way) {
        var channel = way.channel();
        var batch = services.batch(way.good(services.samples(), 2));
        var answer = services.ask("K28", channel.submit(), batch);
        assertThat(answer instanceof Submission.Deferred)
                .as("K28: %s are deferred if and only if receipts can be asked for", way)
                .isEqualTo(channel.receipts().isPresent());
        if (!(answer instanceof Submission.Deferred deferred)) return;
        var receipts = channel.receipts().orElseThrow();
        assertThat(deferred.ticket()).as("K28: ticket").isNotBlank();
        assertThat(deferred.askAfter()).as("K28: askAfter").isPositive();
        assertThat(services.ask("K28", receipts, deferred.ticket()))
                .as("K28: asked at once")
                .isInstanceOfSatisfying(
                        Submission.Deferred.class,
                        again -> assertThat(again.ticket()).as("K28: ticket").isEqualTo(deferred.ticket()));
        services.receipts("K28", way, batch);
        assertThat(services.ask("K28", receipts, services.bench().context().nextBatchNumber()))
                .as("K28: an unknown ticket")
                .isInstanceOf(Submission.Failed.class);
        if (!services.standIn().failNextBatch()) return;
        var records = way.good(services.samples(), 2);
        assertThat(services.send("K28", channel, services.batch(records)))
                .as("K28: a batch of which nothing is taken")
                .isInstanceOf(Submission.Failed.class);
        services.taken("K28", way, records);
    }

    static void K29(Bench bench) {
        Way.each(bench, ReceiptRules::lookup);
    }

    private static <R> void lookup(Services services, Way<R> way) {
        way.channel().lookup().ifPresent(lookup -> {
            var record = way.good(services.samples().newId());
            var id = way.id().apply(record);
            assertThat(services.ask("K29", lookup, record))
                    .as("K29: holding of a record never sent")
                    .isEqualTo(new Holding(null, false));
            var receipt = services.taken("K29", way, List.of(record)).get(id);
            assertThat(services.ask("K29", lookup, record))
                    .as("K29: holding of a record taken")
                    .isEqualTo(new Holding(receipt.receiptNo(), true));
            assertThat(services.ask("K29", lookup, way.saying().apply(id, "另一内容")))
                    .as("K29: holding of another record under its id")
                    .isEqualTo(new Holding(receipt.receiptNo(), false));
        });
    }

    private static void sameNumbers(String what, Map<String, Receipt> first, Map<String, Receipt> second) {
        first.forEach((id, receipt) -> {
            assertThat(receipt.receiptNo()).as(what + ", first number").isNotBlank();
            assertThat(second.get(id).receiptNo()).as(what).isEqualTo(receipt.receiptNo());
        });
    }

    private static <R> void oneEffect(String rule, Way<R> way, List<R> records) {
        for (var record : records)
            assertThat(way.kept(way.id().apply(record)))
                    .as("%s: held of a record of %s", rule, way)
                    .containsExactly(way.kept().sayable().apply(record));
    }
}
