package org.provgate.transfers;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.registers.CheckDigits;
import org.provgate.rules.Refusal;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Outlets;
import org.provgate.transfers.TransferForm.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what somebody wrote can be handed over; finds what he could leave out. For several threads. */
final class TransferChecks {

    private static final String RECORD = """
            SELECT kind, province, area_code, subject_key FROM record
             WHERE id = :id AND kind IN ('RESULT', 'PENALTY') AND department = :department
            """;
    private static final String RETURNED = """
            SELECT state, (SELECT f.id FROM transfer f WHERE f.follows = t.id) AS followed_by
              FROM transfer t WHERE id = :id AND from_department = :department
            """;
    private static final String SUBJECT =
            "SELECT name, uscc FROM subject WHERE province = :province AND identity = :key";

    private final JdbcClient jdbc;
    private final Receivers receivers;
    private final Outlets outlets;

    TransferChecks(JdbcClient jdbc, TransferRules rules, Outlets outlets) {
        this.jdbc = jdbc;
        this.receivers = new Receivers(jdbc, rules);
        this.outlets = outlets;
    }

    /** A form without a fault, and what was found out for it. */
    record Checked(
            Kind kind,
            @Nullable String to,
            @Nullable String organ,
            String province,
            String areaCode,
            Origin origin,
            @Nullable String subject,
            @Nullable String uscc,
            String name,
            String item,
            String facts,
            @Nullable String evidence,
            boolean needsFeedback,
            @Nullable String contact) {}

    private record Place(
            @Nullable String province,
            @Nullable String areaCode,
            @Nullable String subject,
            Origin origin) {}

    private record Subject(@Nullable String name, @Nullable String uscc) {}

    /** @throws Refusal with everything that is wrong */
    Checked check(TransferForm form, Caller caller) {
        var written = new Written("R59");
        var kind = form.kind();
        if (kind == null)
            written.wrong("kind", "kind is missing: OTHER_DEPT, PUBLIC_SECURITY, JUDICIAL or COPY (移送性质)");
        var organ = written.optional("organ", form.organ(), 100);
        var to = receivers.receiver(form, organ, caller.department(), written);
        var place = origin(form, caller, written);
        follows(form, caller, written);
        var province = province(form, place, written);
        var subjectKey = form.subject() != null ? form.subject() : place.subject;
        var found = subject(province, subjectKey);
        var uscc = found.map(Subject::uscc).orElse(null);
        if (uscc == null && subjectKey != null && CheckDigits.uscc(subjectKey)) uscc = subjectKey;
        if (subjectKey != null && found.isEmpty() && uscc == null)
            written.wrong(
                    "subject",
                    "subject " + subjectKey + " is neither in the register nor a USCC: leave it out, or mend it");
        var name = form.name() == null && found.isPresent() ? found.get().name() : form.name();
        var named = written.required("name", name, 200);
        var item = written.required("item", form.item(), 200);
        var facts = written.required("facts", form.facts(), 4_000);
        var evidence = written.optional("evidence", form.evidence(), 2_000);
        var contact = written.optional("contact", form.contact(), 200);
        written.end("the transfer");
        var areaCode = place.areaCode != null
                ? place.areaCode
                : outlets.byEntry().get(province).areaCode();
        return new Checked(
                Objects.requireNonNull(kind),
                to,
                organ,
                Objects.requireNonNull(province),
                areaCode,
                form.origin() == null ? place.origin : form.origin(),
                subjectKey,
                uscc,
                named,
                item,
                facts,
                evidence,
                kind != Kind.COPY || Boolean.TRUE.equals(form.needsFeedback()),
                contact);
    }

    private Place origin(TransferForm form, Caller caller, Written written) {
        var nowhere = new Place(null, null, null, Origin.OTHER);
        if (form.recordId() == null) {
            if (form.origin() == null) written.wrong("origin", "origin is missing: where does it come from? (案件来源)");
            return nowhere;
        }
        var record = jdbc.sql(RECORD)
                .param("id", form.recordId())
                .param("department", caller.department())
                .query((r, n) -> new Place(
                        r.getString("province"), r.getString("area_code"), r.getString("subject_key"), Origin.ON_SITE))
                .optional();
        if (record.isEmpty())
            written.wrong("recordId", "there is no result or penalty " + form.recordId() + " of this department");
        return record.orElse(nowhere);
    }

    private void follows(TransferForm form, Caller caller, Written written) {
        if (form.follows() == null) return;
        record Old(String state, @Nullable String followedBy) {}
        var old = jdbc.sql(RETURNED)
                .param("id", form.follows())
                .param("department", caller.department())
                .query((r, n) -> new Old(r.getString(1), r.getString(2)))
                .optional();
        if (old.isEmpty()) written.wrong("follows", "this department sent no transfer " + form.follows());
        else if (!old.get().state.equals("RETURNED"))
            written.wrong(
                    "follows", "transfer " + form.follows() + " is " + old.get().state + ", it did not come back");
        else if (old.get().followedBy != null)
            written.wrong(
                    "follows", "transfer " + form.follows() + " is put right by " + old.get().followedBy + " already");
    }

    private @Nullable String province(TransferForm form, Place place, Written written) {
        var entries = outlets.byEntry().keySet();
        var province = place.province != null ? place.province : form.province();
        if (province == null && entries.size() == 1)
            province = entries.iterator().next();
        if (province == null)
            written.wrong(
                    "province",
                    "province is missing: one of " + entries.stream().sorted().toList());
        else if (place.areaCode == null && !entries.contains(province))
            written.wrong(
                    "province",
                    "there is no province " + province + "; one of "
                            + entries.stream().sorted().toList());
        return province;
    }

    private Optional<Subject> subject(@Nullable String province, @Nullable String key) {
        if (province == null || key == null) return Optional.empty();
        return jdbc.sql(SUBJECT)
                .param("province", province)
                .param("key", key)
                .query((r, n) -> new Subject(r.getString(1), r.getString(2)))
                .optional();
    }
}
