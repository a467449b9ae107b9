package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.rules.Refusal;

class PasswordRuleTest {

    private static final List<String> OWN = List.of("wangfang", "王芳", "ZJ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-one11",
                "password123456",
                "Password12345!",
                "wangfang123456",
                "WangFang-WangFang",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "1qaz2wsx3edc4rfv",
                "qwertyuiop123",
                "王芳王芳王芳王芳王芳王芳王芳",
                "Admin123456789"
            })
    void what_anybody_would_try_first_is_no_password(String password) {
        assertThatThrownBy(() -> PasswordRule.check(password, OWN)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "漓江夜雨落花听风看山不语一二三", "zR9-mm4-tQ7-ww2", "four umbrellas!"})
    void a_sentence_is_one(String password) {
        assertThatCode(() -> PasswordRule.check(password, OWN)).doesNotThrowAnyException();
    }
}
