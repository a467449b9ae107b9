package org.provgate.agreements;

import static org.provgate.agreements.FindingKind.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agreement can name: the fields of each kind of finding. Of sanctions the fields of work (R56) are among them: of measures in
 * a field that is not named nothing is shown. Numbers of identity cards are in no list and never shared.
 */
public enum SharedField {
    ITEMS(INSPECTION, "items", "检查事项", false),
    CHECK_DATE(INSPECTION, "checkDate", "检查日期及结果有效期", false),
    FINDINGS(INSPECTION, "findings", "检查结果", false),
    MODE(INSPECTION, "mode", "检查方式", false),
    PROBLEMS(INSPECTION, "problems", "发现的问题", false),
    DISPOSITION(INSPECTION, "disposition", "后续处置", false),
    STANDING(INSPECTION, "standing", "报送和公示状态", false),
    PROOF(INSPECTION, "proof", "存证摘要", false),
    OFFICERS(INSPECTION, "officers", "检查人员执法证号", true),
    SIGNATURE(INSPECTION, "signature", "签字情况及拒签说明", true),

    GOV_PROCUREMENT(SANCTION, "GOV_PROCUREMENT", "政府采购领域的措施", false),
    BIDDING(SANCTION, "BIDDING", "工程招投标领域的措施", false),
    LAND_SUPPLY(SANCTION, "LAND_SUPPLY", "土地供应领域的措施", false),
    HONOUR(SANCTION, "HONOUR", "荣誉领域的措施", false),
    SANCTION_BASIS(SANCTION, "basis", "列入依据和决定文书", false),
    SANCTION_REQUESTER(SANCTION, "requester", "提请部门", false),

    DECISION(PENALTY, "decision", "决定文书名称、文号和日期", false),
    PENALTY_KINDS(PENALTY, "kinds", "处罚类别", false),
    ILLEGAL_TYPE(PENALTY, "illegalType", "违法行为类型", false),
    FACTS(PENALTY, "facts", "违法事实", false),
    PENALTY_BASIS(PENALTY, "basis", "处罚依据", false),
    CONTENT(PENALTY, "content", "处罚内容和金额", false),
    TERM(PENALTY, "term", "有效期和公示截止期", false),
    ORGAN(PENALTY, "organ", "处罚机关", false),
    LEGAL_REPRESENTATIVE(PENALTY, "legalRepresentative", "法定代表人", true);

    /** What an agreement may name instead of all fields of its kind that are not personal. */
    static final String ALL = "*";

    private final FindingKind kind;
    private final String wire;
    private final String zh;
    private final boolean personal;

    SharedField(FindingKind kind, String wire, String zh, boolean personal) {
        this.kind = kind;
        this.wire = wire;
        this.zh = zh;
        this.personal = personal;
    }

    /** Returns the fields of a kind, in the order of the list. */
    public static List<SharedField> of(FindingKind kind) {
        return Stream.of(values()).filter(f -> f.kind == kind).toList();
    }

    static Optional<SharedField> of(FindingKind kind, String wire) {
        return of(kind).stream().filter(f -> f.wire.equals(wire)).findFirst();
    }

    /** Returns its name in agreements and answers. */
    public String wire() {
        return wire;
    }

    public String zh() {
        return zh;
    }

    /** Returns whether it is about people (个人信息): shared only where an agreement names it. */
    public boolean personal() {
        return personal;
    }
}
