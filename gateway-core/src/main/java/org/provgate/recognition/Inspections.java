package org.provgate.recognition;

import static org.provgate.agreements.SharedField.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.Rights;
import org.provgate.agreements.SharedField;
import org.provgate.lookups.Asked;
import org.provgate.recognition.Inspection.CheckedItem;
import org.provgate.recognition.Inspection.FindingText;
import org.provgate.registers.CheckDigits;
import org.provgate.reports.PublicFinding;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** “May I rely on an inspection of this firm?” (R45, R53): one statement for all questions that come at the same time, and one more when an item list was fixed; logs every answer. For several threads. */
public final class Inspections {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ResultQuery results;
    private final Agreements agreements;
    private final RecognitionRules rules;
    private final ReadLog log;
    private final Clock clock;

    public Inspections(JdbcClient jdbc, Agreements agreements, RecognitionRules rules, ReadLog log, Clock clock) {
        this.results = new ResultQuery(jdbc);
        this.agreements = agreements;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Returns inspections of a subject, the newest first: those of the caller's department, and of others the fields that agreements
     * name; for the office all.
     *
     * @param uscc 统一社会信用代码
     * @param item only those that checked this 抽查事项编码; null for all
     * @throws IllegalArgumentException if the check digit is wrong
     * @throws NoSuchElementException if no register has the subject
     * @throws org.provgate.agreements.NotLoggedException if the read cannot be logged
     */
    public List<Inspection> of(Caller caller, String uscc, @Nullable String item) {
        return ask(caller, uscc, item).answer();
    }

    /** Puts the question that {@link #of} answers; who takes the answer notes the read, and is told what is wrong. */
    public Asked<List<Inspection>> ask(Caller caller, String uscc, @Nullable String item) {
        var subject = subject(uscc);
        var rights = agreements.rights(caller, FindingKind.INSPECTION);
        return results.of(caller, subject, rights).then(found -> shown(caller, subject, item, rights, found));
    }

    private List<Inspection> shown(
            Caller caller, String subject, @Nullable String item, Rights rights, Optional<List<Result>> found) {
        var shown = found.orElse(List.of()).stream()
                .filter(r -> item == null
                        || rights.sees(r.department(), ITEMS) && r.items().contains(item))
                .toList();
        note(caller, subject, rights, shown);
        if (found.isEmpty())
            throw new NoSuchElementException("no register has a subject " + subject
                    + "; look whether it belongs to another area, or wait for the next night");
        return shown.stream().map(r -> inspection(r, caller, rights)).toList();
    }

    /** @throws IllegalArgumentException if the check digit is wrong */
    static String subject(String uscc) {
        return CheckDigits.typed(uscc);
    }

    void note(Caller caller, String subject, Rights rights, List<Result> shown) {
        var providers = shown.stream().map(Result::department).distinct().toList();
        log.note(new Read(
                clock.instant(),
                caller.department(),
                caller.actor(),
                FindingKind.INSPECTION,
                subject,
                rights.purpose(providers),
                rights.agreements(providers),
                providers,
                shown.stream().map(Result::id).toList()));
    }

    private Inspection inspection(Result result, Caller caller, Rights rights) {
        var sees = new Seen(rights, result.department());
        var mode = result.text("mode");
        return new Inspection(
                result.id(),
                result.department(),
                result.departmentName(),
                sees.or(
                        ITEMS,
                        result.items().stream()
                                .map(code -> item(result, code, caller, rights))
                                .toList()),
                sees.or(CHECK_DATE, result.checked()),
                sees.or(
                        FINDINGS,
                        result.findings().stream()
                                .map(f -> new FindingText(f, PublicFinding.texts(List.of(f.name()))))
                                .toList()),
                sees.or(MODE, mode == null ? null : CheckMode.valueOf(mode)),
                sees.or(PROBLEMS, result.text("problems")),
                sees.or(DISPOSITION, result.text("disposition")),
                sees.or(SIGNATURE, Boolean.valueOf(result.text("signed"))),
                sees.or(SIGNATURE, result.text("refusalNote")),
                sees.or(OFFICERS, result.texts("certNos")),
                sees.or(STANDING, result.state()),
                sees.or(STANDING, result.publishedOn()),
                sees.or(PROOF, result.digest()),
                sees.or(PROOF, result.proof()),
                result.adopted());
    }

    private CheckedItem item(Result result, String code, Caller caller, Rights rights) {
        var listed = result.listed(code);
        var name = listed == null ? null : listed.name();
        var reliance = Reliance.of(rules, result, code, today());
        var obstacle = Adoptions.obstacle(caller.department(), result, code, rights, reliance);
        // what a rule says of findings or dates that are not shared would tell them
        if (!rights.sees(result.department(), CHECK_DATE) || !rights.sees(result.department(), FINDINGS))
            return new CheckedItem(code, name, null, null, false, obstacle);
        return new CheckedItem(
                code,
                name,
                reliance.until(),
                reliance.until() != null && !today().isAfter(reliance.until()),
                obstacle == null,
                obstacle);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    /** What of one provider's results is shown. */
    private record Seen(Rights rights, String provider) {
        <T> @Nullable T or(SharedField field, @Nullable T value) {
            return rights.sees(provider, field) ? value : null;
        }
    }
}
