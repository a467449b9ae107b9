package org.provgate.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.provgate.rules.ItemClass;
import org.provgate.tables.Fields;
import org.provgate.tables.RowError;
import org.provgate.tables.Table;

/** Items as rows of a table. */
final class ItemRow {

    static final List<String> COLUMNS = List.of(
            "事项编码", "事项名称", "事项类别", "检查依据", "检查主体", "检查对象", "检查内容", "检查方式", "检查要求", "抽查比例", "抽查频次", "比例下限", "比例上限",
            "层级", "备案日期", "工作细则", "包容审慎");
    static final List<String> MANDATORY =
            List.of("事项编码", "事项名称", "事项类别", "检查依据", "检查主体", "检查对象", "检查内容", "检查方式", "检查要求", "层级");
    static final List<String> EXAMPLE = List.of(
            "41040017000101",
            "建筑市场行为检查（示例）",
            "一般",
            "《中华人民共和国建筑法》第六条",
            "区住房和城乡建设局",
            "建筑施工企业",
            "资质、承发包、合同履行",
            "现场检查",
            "两名以上持证人员，出示证件",
            "不低于5%",
            "每年一次",
            "5%",
            "10%",
            "县级",
            "",
            "建筑市场检查指引",
            "否");

    private static final Pattern CODE = Pattern.compile("[0-9]{14}");
    private static final Map<String, ItemClass> CLASSES =
            new TreeMap<>(Map.of("重点", ItemClass.KEY, "一般", ItemClass.GENERAL));
    private static final Map<String, Level> LEVELS =
            new TreeMap<>(Map.of("县级", Level.COUNTY, "市级", Level.CITY, "省级", Level.PROVINCE, "国家级", Level.STATE));
    private static final int SHORT = 200;
    private static final int LONG = 4_000;

    private ItemRow() {}

    /** Reads the good rows; what is wrong with the others goes to {@code errors}. */
    static List<Item> read(Table table, List<RowError> errors) {
        var items = new ArrayList<Item>();
        var seen = new HashMap<String, Integer>();
        for (var row : table.rows()) {
            var fields = new Fields(table, row);
            var item = read(fields);
            var first = seen.putIfAbsent(item.code(), row.number());
            if (first != null) fields.wrong("事项编码", "与第" + first + "行重复");
            if (fields.errors().isEmpty()) items.add(item);
            errors.addAll(fields.errors());
        }
        return items;
    }

    private static Item read(Fields f) {
        var code = f.matching("事项编码", CODE, "14位数字");
        var itemClass = f.oneOf("事项类别", CLASSES, null);
        var min = f.optionalRate("比例下限");
        var max = f.optionalRate("比例上限");
        if (min != null && max != null && min.compareTo(max) > 0) f.wrong("比例上限", "小于比例下限");
        var level = f.oneOf("层级", LEVELS, null);
        return new Item(
                code,
                f.text("事项名称", SHORT),
                Objects.requireNonNullElse(itemClass, ItemClass.GENERAL),
                f.longText("检查依据", LONG),
                f.text("检查主体", SHORT),
                f.text("检查对象", SHORT),
                f.longText("检查内容", LONG),
                f.longText("检查方式", SHORT),
                f.longText("检查要求", LONG),
                f.optional("抽查比例", SHORT),
                f.optional("抽查频次", SHORT),
                min,
                max,
                Objects.requireNonNullElse(level, Level.COUNTY),
                f.optionalDate("备案日期"),
                f.optional("工作细则", SHORT),
                f.flag("包容审慎", false));
    }

    /** Returns the item's texts by column, as they would be typed. */
    static Map<String, String> texts(Item i) {
        var values = List.of(
                i.code(),
                i.name(),
                i.itemClass() == ItemClass.KEY ? "重点" : "一般",
                i.legalBasis(),
                i.subjectBody(),
                i.objectKind(),
                i.content(),
                i.method(),
                i.requirements(),
                Objects.requireNonNullElse(i.ratio(), ""),
                Objects.requireNonNullElse(i.frequency(), ""),
                i.minRate() == null ? "" : i.minRate().toPlainString(),
                i.maxRate() == null ? "" : i.maxRate().toPlainString(),
                LEVELS.entrySet().stream()
                        .filter(l -> l.getValue() == i.level())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(),
                i.filedAt() == null ? "" : i.filedAt().toString(),
                Objects.requireNonNullElse(i.guide(), ""),
                i.lenient() ? "是" : "否");
        var texts = new java.util.LinkedHashMap<String, String>();
        for (int c = 0; c < COLUMNS.size(); c++) texts.put(COLUMNS.get(c), values.get(c));
        return texts;
    }
}
