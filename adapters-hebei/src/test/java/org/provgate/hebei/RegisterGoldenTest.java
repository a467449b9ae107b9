package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.spi.Operation;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/** Every question's bytes, and what every kind of answer says. */
class RegisterGoldenTest {

    private static final Operation<RegisterQuestion, RegisterPage> PAGES = RegisterPages.operation();
    private static final FixedContext CONTEXT = new FixedContext();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "count-subjects, SUBJECTS, -, ''",
                "count-abnormal, ABNORMAL, -, ''",
                "count-subjects-since, SUBJECTS, 20261120031500, ''",
                "count-window, SUBJECTS, 20261120031500, window:20261120031500:20261121031501",
                "page-subjects, SUBJECTS, -, ids:1001:1500",
                "page-subjects-window, SUBJECTS, 20261120031500, window:20261120031500:20261121031501 ids:1:20000",
                "page-abnormal, ABNORMAL, -, ids:1:500",
                "page-serious, SERIOUS, -, ids:1:500",
                "page-tax, TAX, -, ids:1:500",
                "page-dishonest-window, DISHONEST, 20261120031500, window:20261120031500:20261121031501 ids:1:20000"
            })
    void a_question_is_these_bytes(String file, RegisterStream stream, String since, String position) {
        var question = new RegisterQuestion(stream, since, position);
        var request = PAGES.encode(question, CONTEXT);
        Golden.check("requests/" + file + ".txt", Shown.request(request) + '\n' + Shown.inner(request) + '\n');
        assertThat(PAGES.encode(question, CONTEXT).body()).isEqualTo(request.body());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "count-full, full-pull, SUBJECTS, -, ''",
                "count-full, delta-of-a-day, SUBJECTS, 20261120031500, ''",
                "count-full, delta-of-months, TAX, 20260901000000, ''",
                "count-full, delta-of-31-days-to-the-second, SUBJECTS, 20261021031502, ''",
                "count-full, delta-of-31-days-and-a-second, SUBJECTS, 20261021031501, ''",
                "count-full, delta-of-one-second, SUBJECTS, 20261121031501, ''",
                "count-full, clock-went-back, SUBJECTS, 20261121031502, ''",
                "count-nothing, full-pull-of-nothing, SERIOUS, -, ''",
                "count-nothing, delta-of-nothing, SERIOUS, 20261120031500, ''",
                "count-nothing, window-of-nothing, SUBJECTS, 20261120031500, window:20261120031500:20261121031501",
                "count-window, window, SUBJECTS, 20261120031500, window:20261120031500:20261121031501",
                "count-window-sparse, window-sparse, SUBJECTS, 20261120031500, window:20261120031500:20261121031501",
                "too-many-rows, halves, SUBJECTS, 20261120031500, window:20261120031500:20261121031501 ids:1:6",
                "too-many-rows, halves-of-a-list, ABNORMAL, 20261120031500, window:20261120031500:20261121031501 ids:1:5",
                "page-empty, page-empty, SUBJECTS, -, ids:1001:1500",
                "subjects, subjects, SUBJECTS, -, ids:1001:1500",
                "subjects-dirty, subjects-dirty, SUBJECTS, -, ids:1001:1500",
                "subjects-withdrawn, subjects-withdrawn, SUBJECTS, -, ids:1001:1500",
                "entries, entries-abnormal, ABNORMAL, -, ids:1:500",
                "entries, entries-dishonest, DISHONEST, -, ids:1:500"
            })
    void an_answer_says_this(String file, String result, RegisterStream stream, String since, String position) {
        var question = new RegisterQuestion(stream, since, position);
        var request = PAGES.encode(question, CONTEXT);
        var response =
                Package.of(request, Golden.text("answers/" + file + ".xml")).answer(request);
        Golden.check("answers/" + result + ".txt", Shown.page(PAGES.decode(question, response, CONTEXT)));
    }

    @Test
    void an_answer_recorded_byte_by_byte_in_gb18030_is_read() {
        var question = RegisterQuestion.first(RegisterStream.SUBJECTS, null).at("ids:1001:1500");
        var request = PAGES.encode(question, CONTEXT);
        var recorded = new WireResponse(200, Map.of(), Golden.bytes("answers/recorded.bin"), request);
        assertThat(Shown.page(PAGES.decode(question, recorded, CONTEXT))).contains("曲阳县㐀𠀀石雕(集团)有限公司");
    }
}
