package org.provgate.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.agreements.Agreement.AgreementDraft;
import org.provgate.rules.Violation;
import org.provgate.tables.IdentityNumber;

/** Everything wrong with a draft, at once. */
final class DraftChecks {

    private static final int MOST_CHARACTERS = 200;

    private final List<Violation> violations = new ArrayList<>();
    private final AgreementDraft draft;
    private final String provider;
    private final LocalDate today;

    DraftChecks(AgreementDraft draft, String provider, LocalDate today) {
        this.draft = draft;
        this.provider = provider;
        this.today = today;
    }

    /** @param known whether the receiver is a department that takes part */
    List<Violation> violations(boolean known) {
        var receiver = draft.receiver();
        if (receiver == null) wrong("receiver", "is missing: the code of the department that may see them");
        else if (receiver.equals(provider))
            wrong("receiver", "is the provider itself, which sees its findings without an agreement");
        else if (!known)
            wrong("receiver", "there is no active department of this code; list them at /api/v1/departments");
        if (draft.kind() == null) wrong("kind", "is missing: one of " + List.of(FindingKind.values()));
        fields();
        line(violations, "purpose", draft.purpose());
        days(draft.from(), draft.to());
        return violations;
    }

    /** Returns the fields named, {@code *} spelt out; those unknown are left out. */
    Set<SharedField> named() {
        var named = new LinkedHashSet<SharedField>();
        var kind = draft.kind();
        if (kind == null || draft.fields() == null) return named;
        for (var field : draft.fields()) {
            if (SharedField.ALL.equals(field))
                SharedField.of(kind).stream().filter(f -> !f.personal()).forEach(named::add);
            else if (field != null) SharedField.of(kind, field).ifPresent(named::add);
        }
        return named;
    }

    /** Adds what is wrong with a text of one line that a person reads. */
    static void line(List<Violation> violations, String name, @Nullable String text) {
        if (text == null || text.isBlank())
            violations.add(violation(name, "is missing: say it in 1 to " + MOST_CHARACTERS + " characters"));
        else if (text.strip().length() > MOST_CHARACTERS || text.strip().chars().anyMatch(Character::isISOControl))
            violations.add(violation(name, "must be 1 to " + MOST_CHARACTERS + " characters on one line"));
        else if (IdentityNumber.in(text)) violations.add(violation(name, "must not hold an identity-card number"));
    }

    private void fields() {
        var kind = draft.kind();
        var fields = draft.fields();
        if (fields == null || fields.isEmpty()) {
            wrong("fields", "are missing: name what is shown, or * for all but personal data");
            return;
        }
        if (kind == null) return;
        var known = SharedField.of(kind).stream().map(SharedField::wire).toList();
        for (var field : fields)
            if (!SharedField.ALL.equals(field) && !known.contains(field))
                wrong("fields", kind + " has no field " + field + "; there are " + String.join(", ", known));
    }

    private void days(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) wrong("from", "is missing: the first day");
        if (to == null) wrong("to", "is missing: the last day; an agreement without end cannot be written");
        if (from != null && to != null && to.isBefore(from)) wrong("to", to + " is before the first day " + from);
        else if (to != null && to.isBefore(today)) wrong("to", to + " is over; it would never be in force");
    }

    private void wrong(String name, String message) {
        violations.add(violation(name, message));
    }

    private static Violation violation(String name, String message) {
        return new Violation(name, "R53", message);
    }
}
