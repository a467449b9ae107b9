package org.provgate.henan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/** What may happen to the bytes of a page on the way. */
class PageBytesTest {

    private static final String PAGE = """
            {"code":"00","items":[{"op":"i","EntName":"㐀𠀀","updatedAt":"2026-11-20T10:15:30.123+08:00"}, {"op":"u"}],\
            "nextCursor":null,"hasMore":false,"snapshotTime":"2026-11-21T03:00:00.000+08:00","total":2}""";

    private static final RegisterQuestion FIRST = RegisterQuestion.first(RegisterStream.SUBJECTS, null);

    private final Operation<RegisterQuestion, RegisterPage> operation =
            new HenanAdapter().registerFeed().orElseThrow().page();

    @Test
    void a_page_cut_anywhere_is_a_transport_fault_never_a_short_page() {
        var whole = PAGE.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOfSatisfying(PlatformException.Unavailable.class, e -> assertThat(e.effectPossible())
                            .isTrue());
        }
    }

    @Test
    void a_page_in_another_encoding_is_never_read_as_if_it_were_utf_8() {
        assertThatThrownBy(() -> read(PAGE.getBytes(Charset.forName("GB18030"))))
                .isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void each_row_keeps_its_own_bytes() {
        assertThat(raws())
                .containsExactly(
                        "{\"op\":\"i\",\"EntName\":\"㐀𠀀\",\"updatedAt\":\"2026-11-20T10:15:30.123+08:00\"}",
                        "{\"op\":\"u\"}");
    }

    private List<String> raws() {
        return read(PAGE.getBytes(UTF_8)).rows().stream()
                .map(RegisterRow::raw)
                .map(Supplier::get)
                .toList();
    }

    private RegisterPage read(byte[] body) {
        var context = FixedContext.signedIn();
        return operation.decode(
                FIRST, new WireResponse(200, Map.of(), body, operation.encode(FIRST, context)), context);
    }
}
