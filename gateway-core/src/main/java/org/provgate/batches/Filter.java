package org.provgate.batches;

import java.util.List;
import java.util.regex.Pattern;
import org.provgate.spi.register.RiskGrade;

/**
 * Conditions of a directed batch (定向, R25): within one, any of its values; all of them together. Empty ones ask nothing.
 *
 * @param entTypes beginnings of 主体类型
 * @param industries beginnings of 行业代码
 * @param areas beginnings of 住所所在行政区划
 * @param tags 监管标签
 * @param grades 信用风险分类
 */
public record Filter(
        List<String> entTypes, List<String> industries, List<String> areas, List<String> tags, List<RiskGrade> grades) {

    /** Undirected (不定向). */
    public static final Filter NONE = new Filter(List.of(), List.of(), List.of(), List.of(), List.of());

    /** No signs that {@code LIKE} would read. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,9}");

    public Filter {
        entTypes = codes("entTypes", entTypes);
        industries = codes("industries", industries);
        areas = codes("areas", areas);
        tags = tags == null ? List.of() : List.copyOf(tags);
        grades = grades == null ? List.of() : List.copyOf(grades);
    }

    /** Returns whether it asks for anything. */
    public boolean directed() {
        return !equals(NONE);
    }

    private static List<String> codes(String what, List<String> codes) {
        if (codes == null) return List.of();
        for (var code : codes)
            if (!CODE.matcher(code).matches())
                throw new IllegalArgumentException("filter." + what + " has “" + code + "”, which is no code");
        return List.copyOf(codes);
    }
}
