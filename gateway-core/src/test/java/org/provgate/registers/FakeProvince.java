package org.provgate.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.RegState;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault;
import org.provgate.spi.register.Subject;

/** A province that answers a pull with the rows a test gave it, some to a page. */
final class FakeProvince {

    static final Instant DAY = Instant.parse("2026-11-20T19:00:00Z");
    private final List<RegisterRow> rows = new ArrayList<>();
    private OptionalLong held = OptionalLong.empty();

    static FakeProvince empty() {
        return new FakeProvince();
    }

    FakeProvince with(RegisterRow... more) {
        rows.addAll(List.of(more));
        return this;
    }

    FakeProvince saysItHolds(long count) {
        held = OptionalLong.of(count);
        return this;
    }

    /** Works a run off to its end, two rows a page. */
    RunReport pull(RegisterRun run) {
        try (run) {
            for (var taken = run.take(); taken.isPresent(); taken = run.take())
                run.advance(taken.get(), page(taken.get().question()));
            return run.finish();
        }
    }

    RegisterPage page(RegisterQuestion question) {
        if (question.stream() != RegisterStream.SUBJECTS)
            return new RegisterPage(List.of(), List.of(), "c1", OptionalLong.empty(), OptionalLong.empty());
        int from = question.position().isEmpty() ? 0 : Integer.parseInt(question.position());
        int to = Math.min(from + 2, rows.size());
        var first = from == 0;
        return new RegisterPage(
                rows.subList(from, to),
                to < rows.size() ? List.of(question.at(String.valueOf(to))) : List.of(),
                first ? "c1" : null,
                OptionalLong.empty(),
                first ? held : OptionalLong.empty());
    }

    static RegisterRow row(int number, String name) {
        return row("P" + number, uscc(number), null, name, DAY);
    }

    static RegisterRow row(String key, @Nullable String uscc, @Nullable String regNo, String name, Instant at) {
        return new RegisterRow(
                false, key, at, subject(uscc, regNo, name), List.of(), () -> "{\"PriPID\":\"" + key + "\"}");
    }

    static RegisterRow faulty(int number, Instant at) {
        var row = row("P" + number, uscc(number), null, "坏", at);
        return new RegisterRow(
                false,
                row.sourceKey(),
                at,
                row.content(),
                List.of(new RowFault(RowFault.Rule.CODE, "RegState", "7")),
                () -> "{\"RegState\":\"7\"}");
    }

    static RegisterRow withdrawn(int number, Instant at) {
        return new RegisterRow(true, "P" + number, at, Subject.keys(uscc(number), null), List.of(), () -> "{}");
    }

    /** A valid USCC for a number. */
    static String uscc(int number) {
        var head = "91410402MA%07d".formatted(number);
        for (char c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) if (CheckDigits.uscc(head + c)) return head + c;
        throw new IllegalStateException("every head has a check digit");
    }

    private static Subject subject(@Nullable String uscc, @Nullable String regNo, String name) {
        return new Subject(
                uscc,
                regNo,
                name,
                "1130",
                "4710",
                null,
                "410402",
                "410402",
                "新华区1号\t东门\\",
                "建筑",
                null,
                null,
                RegState.ACTIVE,
                null,
                "张三",
                new java.math.BigDecimal("500"),
                "156",
                null,
                false,
                false);
    }
}
