package org.provgate.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.erdtman.jcs.JsonCanonicalizer;
import org.provgate.credit.PenaltySubmission;
import org.provgate.results.ResultSubmission;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;

/** Laws of how records are written, read, and stand. */
class RecordLawsProperties {

    @Property(tries = 300)
    void what_is_digested_is_the_form_of_RFC_8785_and_reads_back_as_it_was(
            @ForAll @StringLength(max = 40) String text, @ForAll boolean signed, @ForAll @LongRange(min = 1) long bytes)
            throws IOException {
        var plain = Characters.plain(text, true) ? text : "一\n𠀀\"\\";
        var result = new ResultSubmission(
                "R-1",
                plain,
                plain,
                List.of(plain, "b"),
                CheckMode.TESTING,
                LocalDate.of(2026, 2, 28),
                List.of(),
                List.of(Finding.CORRECTED),
                plain,
                null,
                signed,
                null,
                null,
                List.of(new Attachment(plain, "https://a", "c", bytes % (1L << 53))),
                null);
        var json = Canonical.json(result);
        assertThat(json).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
        var read = new Shape<>(ResultSubmission.class).read(json.getBytes(StandardCharsets.UTF_8), null);
        assertThat(read.drafts().get(0).submission()).isEqualTo(result);
    }

    @Property(tries = 200)
    void an_amount_keeps_every_digit(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long millionths)
            throws IOException {
        var amount = BigDecimal.valueOf(millionths, 6);
        var penalty = new PenaltySubmission(
                null,
                null,
                new Party("甲", Party.Kind.PERSON, null, null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                amount,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var json = Canonical.json(penalty);
        assertThat(json).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
        var shape = new Shape<>(PenaltySubmission.class);
        for (var form : List.of(json, json.replaceAll("\"fine\":\"([0-9.]+)\"", "\"fine\":$1")))
            assertThat(shape.read(form.getBytes(StandardCharsets.UTF_8), null)
                            .drafts()
                            .get(0)
                            .submission()
                            .fine())
                    .isEqualByComparingTo(amount);
    }

    @Property(tries = 200)
    void a_cursor_reads_back_as_it_was(
            @ForAll @LongRange(min = 0, max = 7_000_000_000_000_000L) long micros,
            @ForAll @StringLength(max = 50) String id) {
        var plain = Characters.paired(id) ? id : "x";
        var cursor =
                new Cursor(Instant.EPOCH.plusNanos(micros % 1_000_000 * 1_000).plusSeconds(micros / 1_000_000), plain);
        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }
}
