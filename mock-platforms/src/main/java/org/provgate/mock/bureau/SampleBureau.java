package org.provgate.mock.bureau;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.provgate.mock.register.Digits;

/**
 * A bureau of an area, with two departments, 16 officers of each, and a joint list of three items. No real person or document.
 *
 * @param area six digits
 * @param today from which certificates are valid for two years, all but one
 */
public record SampleBureau(String area, LocalDate today) {

    /** 住房和城乡建设局. */
    public static final String BUILDING = "ZJ";

    /** 消防救援大队. */
    public static final String FIRE = "XF";

    private static final int OFFICERS = 16;
    private static final List<String> SKILLS = List.of("安全", "质量", "\"安全、质量\"", "");

    /** Returns the officers as CSV, with the columns of the import. */
    public byte[] officers() {
        var csv = new StringBuilder("编号,姓名,单位,部门编码,职务,执法证号,执法证有效期至,业务专长,是否专家,状态\n");
        for (var department : List.of(BUILDING, FIRE))
            for (int i = 1; i <= OFFICERS; i++) {
                var id = "%s-%s%02d".formatted(area, department, i);
                var unit = department.equals(BUILDING) ? "住房和城乡建设局" : "消防救援大队";
                var skill = department.equals(BUILDING) ? SKILLS.get(i % SKILLS.size()) : "消防";
                var valid = i == OFFICERS ? today.minusDays(1) : today.plusYears(2);
                csv.append("%s,示例%02d,%s,%s,科员,证%s,%s,%s,否,有效\n".formatted(id, i, unit, department, id, valid, skill));
            }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the joint item list as CSV, with the columns of the import. */
    public byte[] items() {
        var head = "事项编码,事项名称,事项类别,检查依据,检查主体,检查对象,检查内容,检查方式,检查要求,抽查比例,抽查频次,层级\n";
        var row = "%s,%s,一般,%s,%s,企业,%s,现场检查,两名以上持证人员，出示证件,不低于3%%,每年一次,县级\n";
        return (head
                        + row.formatted(item(1), "建筑市场行为检查", "《中华人民共和国建筑法》", "住房和城乡建设局", "资质条件、承发包、合同履行")
                        + row.formatted(item(2), "房地产市场检查", "《城市房地产开发经营管理条例》", "住房和城乡建设局", "资质、预售资金、信息公示")
                        + row.formatted(item(3), "消防安全检查", "《中华人民共和国消防法》", "消防救援大队", "消防设施、疏散通道、消防管理"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the code of an item. @param number 1 and 2 of the building department, 3 of the fire department */
    public String item(int number) {
        return area + "00000%03d".formatted(number);
    }

    /** Returns the 统一社会信用代码 of the building department: not a real one, but with the right check digits. */
    public String organ() {
        return Digits.uscc("11", area, 1);
    }
}
