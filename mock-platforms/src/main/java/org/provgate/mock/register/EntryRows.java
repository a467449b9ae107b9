package org.provgate.mock.register;

import static org.provgate.mock.register.Mix.pick;

import java.time.LocalDate;
import java.util.Map;

/** Writes a list entry from its version: the subject as it was that day, why it is listed, and since when no longer. */
final class EntryRows {

    private static final Dirt[] KINDS = {
        Dirt.LOWER_CASE_USCC, Dirt.BLANKS, Dirt.WRONG_USCC, Dirt.IMPOSSIBLE_DATE, Dirt.EPOCH_DATE
    };
    private static final Map<ListKind, String[]> REASONS = Map.of(
            ListKind.ABNORMAL,
            new String[] {"未按规定的期限公示年度报告", "未在责令的期限内公示有关企业信息", "公示企业信息隐瞒真实情况、弄虚作假", "通过登记的住所或者经营场所无法联系"},
            ListKind.SERIOUS,
            new String[] {"提交虚假材料取得登记", "无证生产经营食品且情节严重", "组织策划传销", "销售假冒伪劣产品情节严重"},
            ListKind.TAX,
            new String[] {"偷税", "逃避追缴欠税", "骗取出口退税", "虚开增值税专用发票"},
            ListKind.DISHONEST,
            new String[] {"有履行能力而拒不履行", "以伪造证据妨碍执行", "违反财产报告制度", "违反限制消费令"});

    private final Simulation simulation;
    private final ListKind kind;
    private final Timeline subjects;
    private final SubjectRows rows;
    private final long step;

    EntryRows(Simulation simulation, ListKind kind, Timeline subjects, SubjectRows rows, long entries) {
        this.simulation = simulation;
        this.kind = kind;
        this.subjects = subjects;
        this.rows = rows;
        this.step = Math.max(1, simulation.size() / Math.max(1, entries));
    }

    EntryRow row(Version version) {
        long number = version.number();
        long seed = simulation.seed() + 100 + kind.ordinal();
        long self = Mix.mix(seed, number, 1);
        var subject = rows.row(subjects.at(number * step % simulation.size(), version.day()));
        int reason = pick(self, 4, 4);
        long in = 19_800 + pick(self, 9, 600);
        boolean ended = version.revision() > 0 || pick(self, 16, 5) == 0;
        long out = in + 30 + version.revision() + pick(self, 21, 120);
        return new EntryRow(
                version,
                dirt(version, !subject.uscc().isEmpty(), seed),
                kind,
                kind.name().charAt(0) + simulation.areaCode() + "-" + number,
                subject.sourceKey(),
                subject.uscc(),
                subject.regNo(),
                subject.name(),
                Integer.toString(reason + 1),
                REASONS.get(kind)[reason],
                LocalDate.ofEpochDay(in).toString(),
                Words.area(simulation.areaCode()) + "市场监督管理局",
                "市监列〔" + LocalDate.ofEpochDay(in).getYear() + "〕" + (1 + number % 9999) + "号",
                ended ? LocalDate.ofEpochDay(out).toString() : "",
                ended ? "已更正并履行义务" : "",
                ended ? Words.area(simulation.areaCode()) + "市场监督管理局" : "");
    }

    private Dirt dirt(Version version, boolean withUscc, long seed) {
        long hash = Mix.mix(seed + 7, version.number(), version.revision());
        if (pick(hash, 0, 1000) >= simulation.dirtyPerMille() || version.withdrawn()) return Dirt.NONE;
        var dirt = KINDS[pick(hash, 24, KINDS.length)];
        boolean ofUscc = dirt == Dirt.LOWER_CASE_USCC || dirt == Dirt.WRONG_USCC;
        return ofUscc && !withUscc ? Dirt.BLANKS : dirt;
    }
}
