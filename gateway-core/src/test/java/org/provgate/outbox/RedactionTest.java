package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a wire exchange people may read. */
class RedactionTest {

    private static final String IDENTITY = "41040219900101123X";

    private static String json(String text) {
        return Redaction.of(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String xml(String text) {
        return Redaction.of(text.getBytes(Charset.forName("GB18030")), "application/xml; charset=GB18030");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign",
                "Sign",
                "requestSecret",
                "refreshSecret",
                "appSecret",
                "secret",
                "X-Signature",
                "enteredBy",
                "name",
                "LeRep",
                "requester",
                "executor",
                "check_personnel",
                "administrative_cp",
                "CF_XDR_MC",
                "CF_XDR_ZJHM",
                "CF_XDR_SFZ",
                "CF_FRDB",
                "CF_FR_ZJHM",
                "CF_SY",
                "XK_XDR_MC",
                "XK_XDR_ZJHM",
                "XK_FRDB",
                "XK_FR_SFZH"
            })
    void fields_of_the_contracts_that_hold_secrets_or_persons_are_masked_in_json_and_xml(String field) {
        assertThat(json("{\"" + field + "\" : \"张\\\"三 13a\",\"EntName\":\"甲公司\"}"))
                .isEqualTo("{\"" + field + "\" : \"***\",\"EntName\":\"甲公司\"}");
        assertThat(xml("<Row><" + field + ">张三 13a</" + field + "><ENTNAME>甲公司</ENTNAME></Row>"))
                .isEqualTo("<Row><" + field + ">***</" + field + "><ENTNAME>甲公司</ENTNAME></Row>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Operator", "Name", "LEREP"})
    void hebeis_own_fields_are_masked(String field) {
        assertThat(xml("<" + field + ">张三</" + field + ">")).doesNotContain("张三");
    }

    @Test
    void identity_numbers_are_masked_wherever_they_stand_and_other_numbers_are_not() {
        assertThat(json("{\"problems\":\"负责人" + IDENTITY + "。\",\"receiptNo\":\"410402202611210001\"}"))
                .isEqualTo("{\"problems\":\"负责人***。\",\"receiptNo\":\"410402202611210001\"}");
        assertThat(json("{\"UniSCID\":\"91410402MA44X5P86N\"}")).contains("91410402MA44X5P86N");
    }

    @Test
    void what_is_encrypted_is_left_out() {
        assertThat(xml("<Head><Sign>ab12</Sign></Head><Body><EncData>IQQ+0l5Q==</EncData></Body>"))
                .isEqualTo("<Head><Sign>***</Sign></Head><Body><EncData>(encrypted)</EncData></Body>");
    }

    @Test
    void a_value_whose_end_was_cut_off_is_masked_to_the_end() {
        assertThat(json("{\"CF_XDR_MC\":\"" + "张".repeat(4_000)))
                .startsWith("{\"CF_XDR_MC\":\"***")
                .doesNotContain("张");
    }

    @Property
    void no_cut_leaves_a_part_of_an_identity_number_that_tells_a_birthday(
            @ForAll @IntRange(min = 5_950, max = 6_050) int at) {
        // masked fields make the text short, so that the cut itself is shown
        var text = "{\"CF_SY\":\"" + "x".repeat(at - 11) + "\"" + IDENTITY + "y".repeat(100);
        assertThat(json(text)).doesNotContain("199001");
    }

    @Test
    void long_messages_keep_their_beginning_and_tell_their_size() {
        assertThat(json("y".repeat(10_000))).hasSizeLessThan(4_100).endsWith("(10000 bytes)");
    }
}
