package org.provgate.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.agreements.Rights;
import org.provgate.agreements.SharedField;

/**
 * A measure that binds a subject (domain 3.10).
 *
 * @param id a number; of the province's own one with {@code P} before it
 * @param field null where the province's area is none of ours
 * @param code in the catalogue; null of the province's
 * @param en null of the province's
 * @param from first day; null where the province names none
 * @param to last day; null as long as its basis stands
 * @param requester 提请部门: a code; of the province's its words
 * @param digest SHA-256 that binds what it says to the evidence
 */
public record Measure(
        String id,
        Source source,
        @Nullable Field field,
        @Nullable String code,
        String zh,
        @Nullable String en,
        Basis basis,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String requester,
        boolean needsFeedback,
        String digest) {

    /** Whose measure it is. */
    public enum Source {
        BUREAU,
        PROVINCE
    }

    /**
     * What it rests on.
     *
     * @param ground of {@link Ground}; of the province's the cause in its words
     * @param id entry of the list, record, or the province's order; empty where the basis is not shared
     * @param law null where the province names none
     * @param docNo 文号
     * @param organ which decided
     */
    public record Basis(
            String ground,
            String id,
            @Nullable String law,
            @Nullable String docNo,
            @Nullable String organ) {}

    /** Returns what an agreement lets another department see of it; that it binds, and until when, is always told. */
    Measure as(Rights rights) {
        var provider = Objects.requireNonNull(requester);
        var told = rights.sees(provider, SharedField.SANCTION_BASIS)
                ? basis
                : new Basis(basis.ground, "", null, null, null);
        var asked = rights.sees(provider, SharedField.SANCTION_REQUESTER) ? provider : null;
        return new Measure(id, source, field, code, zh, en, told, from, to, asked, needsFeedback, digest);
    }

    /** Columns of {@link #of} from our own measures. */
    static final String OWN = """
            'BUREAU' AS source, CAST(id AS text) AS id, field, measure, measure_zh, measure_en, ground, basis_id, legal_basis, doc_no, organ,
            begins, ends, requester, needs_feedback, digest
            """;

    static final String PROVINCES = """
            'PROVINCE', 'P' || id, field, NULL, measure, NULL, cause, order_id, legal_basis, doc_no, NULL, begins, ends, requester, true, digest
            """;

    static Measure of(ResultSet r, int n) throws SQLException {
        var field = r.getString("field");
        return new Measure(
                r.getString("id"),
                Source.valueOf(r.getString("source")),
                field == null ? null : Field.valueOf(field),
                r.getString("measure"),
                r.getString("measure_zh"),
                r.getString("measure_en"),
                new Basis(
                        r.getString("ground"),
                        r.getString("basis_id"),
                        r.getString("legal_basis"),
                        r.getString("doc_no"),
                        r.getString("organ")),
                r.getObject("begins", LocalDate.class),
                r.getObject("ends", LocalDate.class),
                r.getString("requester"),
                r.getBoolean("needs_feedback"),
                r.getString("digest"));
    }
}
