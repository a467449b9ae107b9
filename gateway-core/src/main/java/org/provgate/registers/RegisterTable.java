package org.provgate.registers;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.provgate.spi.register.RegisterStream;

/**
 * Where the rows of one stream of one province live. The only place that makes names of tables; all of them come from a checked
 * province id and our own constants.
 *
 * @param columns the canonical columns, in the order of the content hash and of every export
 */
record RegisterTable(String province, RegisterStream stream, List<String> columns) {

    private static final Pattern PROVINCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final List<String> SUBJECT = List.of(
            "source_key",
            "uscc",
            "reg_no",
            "name",
            "ent_type",
            "industry_code",
            "est_date",
            "reg_org",
            "area_code",
            "address",
            "scope",
            "op_from",
            "op_to",
            "state",
            "state_date",
            "legal_rep",
            "reg_capital",
            "currency",
            "risk_grade",
            "on_abnormal_list",
            "on_serious_list");
    private static final List<String> LIST_ENTRY = List.of(
            "entry_id",
            "source_key",
            "uscc",
            "reg_no",
            "name",
            "reason",
            "reason_text",
            "in_date",
            "in_organ",
            "in_doc_no",
            "out_date",
            "out_reason",
            "out_organ");

    RegisterTable {
        if (!PROVINCE.matcher(province).matches()) throw new IllegalArgumentException("not a province id: " + province);
    }

    static RegisterTable of(String province, RegisterStream stream) {
        return new RegisterTable(province, stream, stream == RegisterStream.SUBJECTS ? SUBJECT : LIST_ENTRY);
    }

    /** Whether a row's source key (PriPID) names the row; of a list entry it names the subject, who may have several. */
    boolean keyedBySource() {
        return stream == RegisterStream.SUBJECTS;
    }

    String parent() {
        return keyedBySource() ? "subject" : "list_entry";
    }

    String history() {
        return parent() + "_history";
    }

    /** The partition that holds the current rows. */
    String current() {
        return quoted(keyedBySource() ? "subject_" + province : "list_entry_" + province + "_" + kind());
    }

    String staging(long run) {
        return quoted("staging_" + run + "_" + kind());
    }

    String kind() {
        return stream.name().toLowerCase(Locale.ROOT);
    }

    /** The columns as an export shows them: flags as true and false. */
    String exportList() {
        return columnList()
                .replace("on_abnormal_list", "on_abnormal_list::text AS on_abnormal_list")
                .replace("on_serious_list", "on_serious_list::text AS on_serious_list");
    }

    String columnList() {
        return String.join(", ", columns);
    }

    /** The canonical columns, each after {@code alias}. */
    String columnList(String alias) {
        return alias + "." + String.join(", " + alias + ".", columns);
    }

    /** Fills a statement's {@code {…}} places. */
    String sql(String template, long run) {
        return template.replace("{current}", current())
                .replace("{history}", history())
                .replace("{staging}", staging(run))
                .replace("{kind}", keyedBySource() ? "" : "kind, ")
                .replace("{kind-value}", keyedBySource() ? "" : "'" + kind() + "', ")
                .replace("{columns}", columnList())
                .replace("{export}", exportList())
                .replace("{s.columns}", columnList("s"))
                .replace("{r.columns}", columnList("r"));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
