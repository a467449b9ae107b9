package org.provgate.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;

/** Which passwords are good enough: long, and not made of what anybody would try first. */
final class PasswordRule {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    /** Without words that are too common, and the person's own. */
    private static final int LEAST_REST = 8;

    private static final int LEAST_DIFFERENT = 5;
    private static final String BASIS = "docs/access.md";
    private static final List<String> COMMON = common();

    private PasswordRule() {}

    /** @param own words of the person: login, name, department @throws Refusal with everything that is wrong */
    static void check(String password, List<String> own) {
        var wrong = new ArrayList<Violation>();
        long length = password.codePoints().count();
        if (length < SHORTEST || length > LONGEST)
            wrong.add(new Violation(
                    "length", BASIS, "密码须为12至128个字符 · a password has 12 to 128 characters; a sentence is a good one"));
        var rest = password.toLowerCase(Locale.ROOT);
        for (var word : own) if (word.length() > 1) rest = rest.replace(word.toLowerCase(Locale.ROOT), "");
        for (var word : COMMON) rest = rest.replace(word, "");
        if (rest.codePoints().count() < LEAST_REST
                || rest.codePoints().distinct().count() < LEAST_DIFFERENT)
            wrong.add(new Violation(
                    "common",
                    BASIS,
                    "密码过于常见，或含登录名、姓名、部门 · without common words and your own login, name and department, 8 characters must"
                            + " remain, 5 of them different"));
        if (!wrong.isEmpty()) throw new Refusal("password", wrong);
    }

    private static List<String> common() {
        try (var in = Objects.requireNonNull(PasswordRule.class.getResourceAsStream("common-passwords.txt"))) {
            // the longest first, or parts of them would be left over
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(word -> !word.isBlank() && !word.startsWith("#"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
