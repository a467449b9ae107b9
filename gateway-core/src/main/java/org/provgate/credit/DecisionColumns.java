package org.provgate.credit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.tables.Fields;
import org.provgate.tables.Template.Column;

/** Columns that penalties and licences have in common (domain 3.7). */
final class DecisionColumns {

    static final String PROVINCE = "报送省";
    static final String PARTY = "行政相对人名称";
    static final String PARTY_KIND = "行政相对人类别";
    static final String USCC = "统一社会信用代码";
    static final String REG_NO = "工商注册号";
    static final String LEGAL_REP = "法定代表人";
    static final String ID_TYPE = "证件类型";
    static final String ID_NO = "证件号码";
    static final String DOC_NAME = "决定文书名称";
    static final String DOC_NO = "决定文书号";
    static final String ORGAN = "决定机关";
    static final String ORGAN_USCC = "决定机关统一社会信用代码";
    static final String SOURCE = "数据来源单位";
    static final String SOURCE_USCC = "数据来源单位统一社会信用代码";
    static final String REMARK = "备注";
    static final String SECRET = "是否涉密";
    static final String REVIEW = "法制审核";
    static final String CORRECTION = "更正的原记录编号";

    private static final Map<String, Party.Kind> KINDS = ordered(
            "法人及非法人组织", Party.Kind.ORGANISATION, "自然人", Party.Kind.PERSON, "个体工商户", Party.Kind.INDIVIDUAL_BUSINESS);
    private static final Map<String, Boolean> YES_OR_NO = ordered("是", true, "否", false);
    private static final Map<String, Boolean> REVIEWED = ordered("已通过", true, "未通过", false);
    private static final String ORGAN_EXAMPLE = "11410402MA0EXAMPLE";

    private DecisionColumns() {}

    /** Returns columns of the party and the document. @param number an example of 决定文书号 */
    static List<Column> first(String number) {
        return List.of(
                Column.of(PARTY, "与营业执照或证件一致", "示例企业有限公司").asMandatory(),
                Column.of(PARTY_KIND, "从列表选择；代码以92开头的为个体工商户", "法人及非法人组织")
                        .asMandatory()
                        .choosing(KINDS.keySet()),
                Column.of(USCC, "自然人不填，其他必填", "91410402MA0EXAMPLE"),
                Column.of(REG_NO, "选填", ""),
                Column.of(LEGAL_REP, "选填", ""),
                Column.of(ID_TYPE, "仅自然人填写；也可写“其他-…”", "").choosing(PartyChecks.ID_TYPES),
                Column.of(ID_NO, "仅自然人填写", ""),
                Column.of(DOC_NAME, "选填，至多128字", "行政决定书"),
                Column.of(DOC_NO, "至多128字，本部门内唯一", number).asMandatory());
    }

    /** Returns columns of whose decision it is. */
    static List<Column> last() {
        return List.of(
                Column.of(ORGAN, "作出决定的机关", "示例市住房和城乡建设局").asMandatory(),
                Column.of(ORGAN_USCC, "18位", ORGAN_EXAMPLE).asMandatory(),
                Column.of(SOURCE, "报送数据的单位", "示例市住房和城乡建设局").asMandatory(),
                Column.of(SOURCE_USCC, "18位", ORGAN_EXAMPLE).asMandatory(),
                Column.of(REMARK, "选填", ""),
                Column.of(PROVINCE, "只接一个省平台时不填", ""),
                Column.of(SECRET, "涉密决定不得报送", "").choosing(YES_OR_NO.keySet()),
                Column.of(REVIEW, "需要法制审核的填写，未通过的不能提交（R52）", "").choosing(REVIEWED.keySet()),
                Column.of(CORRECTION, "更正已提交的记录时填写", ""));
    }

    static Map<String, String> common() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("province", PROVINCE);
        columns.put("party", PARTY);
        columns.put("party/name", PARTY);
        columns.put("party/kind", PARTY_KIND);
        columns.put("party/uscc", USCC);
        columns.put("party/regNo", REG_NO);
        columns.put("party/legalRep", LEGAL_REP);
        columns.put("party/personIdType", ID_TYPE);
        columns.put("party/personIdNo", ID_NO);
        columns.put("docName", DOC_NAME);
        columns.put("docNo", DOC_NO);
        columns.put("organ/name", ORGAN);
        columns.put("organ/uscc", ORGAN_USCC);
        columns.put("source/name", SOURCE);
        columns.put("source/uscc", SOURCE_USCC);
        columns.put("remark", REMARK);
        columns.put("secret", SECRET);
        columns.put("legalReview", REVIEW);
        columns.put("correctionOf", CORRECTION);
        return columns;
    }

    /** Returns the party; of a field that is missing the desk says so. */
    static Party party(Fields row) {
        return new Party(
                row.any(PARTY),
                row.optionalOneOf(PARTY_KIND, KINDS),
                row.any(USCC),
                row.any(REG_NO),
                row.any(LEGAL_REP),
                row.any(ID_TYPE),
                row.any(ID_NO));
    }

    static Organ organ(Fields row, String name, String uscc) {
        return new Organ(row.any(name), row.any(uscc));
    }

    static @Nullable Boolean secret(Fields row) {
        return row.optionalOneOf(SECRET, YES_OR_NO);
    }

    static @Nullable Boolean reviewed(Fields row) {
        return row.optionalOneOf(REVIEW, REVIEWED);
    }

    /** Returns words with what they stand for, in this order. */
    static <T> Map<String, T> ordered(String first, T one, String second, T two) {
        var map = new LinkedHashMap<String, T>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static <T> Map<String, T> ordered(String first, T one, String second, T two, String third, T three) {
        var map = ordered(first, one, second, two);
        map.put(third, three);
        return map;
    }
}
