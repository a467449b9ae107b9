package org.provgate.reports;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.provgate.spi.inspection.InspectionResult.Finding;

/** The eight public texts of a result (抽查检查结果, domain 4.4); the public is not told which duty to publish was missed. */
public enum PublicFinding {
    NO_PROBLEM("未发现问题", false, Finding.NO_PROBLEM),
    NOT_PUBLISHED("未按规定公示应当公示的信息", true, Finding.NOTICE_NOT_PUBLISHED, Finding.ANNUAL_REPORT_NOT_PUBLISHED),
    FALSE_INFO("公示信息隐瞒真实情况、弄虚作假", true, Finding.FALSE_INFO),
    UNREACHABLE("通过登记的住所（经营场所）无法联系", true, Finding.UNREACHABLE),
    CORRECTED("发现问题已责令改正", true, Finding.CORRECTED),
    OBSTRUCTED("不配合检查情节严重", true, Finding.OBSTRUCTED),
    NO_ACTIVITY("未发现开展本次抽查涉及的经营活动", false, Finding.NO_ACTIVITY),
    FOLLOW_UP("发现问题待后续处理", true, Finding.FOLLOW_UP);

    /** As the public reads it. */
    final String text;

    /** Whether a subject with it counts among those with problems. */
    final boolean problem;

    private final List<String> codes;

    PublicFinding(String text, boolean problem, Finding... findings) {
        this.text = text;
        this.problem = problem;
        this.codes = Stream.of(findings).map(Finding::name).toList();
    }

    /** Returns the texts of these codes, each once and in the order of the list; a code we do not know stands for itself. */
    public static String texts(List<String> codes) {
        var texts = Stream.of(values()).filter(finding -> finding.in(codes)).map(finding -> finding.text);
        var unknown =
                codes.stream().filter(code -> Stream.of(values()).noneMatch(finding -> finding.codes.contains(code)));
        return Stream.concat(texts, unknown).collect(Collectors.joining("；"));
    }

    /** Returns whether it is among these codes. */
    boolean in(List<String> codes) {
        return this.codes.stream().anyMatch(codes::contains);
    }

    static boolean problem(List<String> codes) {
        return Stream.of(values()).anyMatch(f -> f.problem && f.in(codes));
    }

    /** Returns the codes as an array of SQL; they are our own constants. */
    String sql() {
        return array(codes);
    }

    static String problems() {
        return array(Stream.of(values())
                .filter(f -> f.problem)
                .flatMap(f -> f.codes.stream())
                .toList());
    }

    private static String array(List<String> codes) {
        return codes.stream().collect(Collectors.joining("', '", "ARRAY['", "']"));
    }
}
