package org.provgate.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.provgate.outbox.Delivery;
import org.provgate.outbox.DeliveryStep;
import org.provgate.outbox.DeliveryStory;
import org.provgate.outbox.Exchanges.Exchange;
import org.provgate.outbox.Gates.Gate;
import org.provgate.outbox.Standing;

/** What is on its way out, for people: Chinese beside English. */
final class PushText {

    private static final Map<String, String> ZH = Map.ofEntries(
            Map.entry("SUBMITTED", "提交"),
            Map.entry("QUEUED", "进入待发"),
            Map.entry("CALL", "调用平台"),
            Map.entry("CORRECTED", "已更正"),
            Map.entry("RETRIED", "人工重发"),
            Map.entry("DUPLICATE", "平台已有"),
            Map.entry("PENDING", "待发送"),
            Map.entry("CLAIMED", "发送中"),
            Map.entry("SENT", "待回执"),
            Map.entry("UNCLEAR", "结果不明"),
            Map.entry("ACCEPTED", "已接收"),
            Map.entry("PUBLISHED", "已公示"),
            Map.entry("REJECTED", "被拒绝"),
            Map.entry("RETURNED", "被退回"),
            Map.entry("PARKED", "搁置"));
    private static final Map<DeliveryStep.Who, String> WHO = Map.of(
            DeliveryStep.Who.CLERK, "经办人 a clerk",
            DeliveryStep.Who.OPERATOR, "运维人员 an operator",
            DeliveryStep.Who.GATEWAY, "网关 the gateway",
            DeliveryStep.Who.PLATFORM, "平台 the platform",
            DeliveryStep.Who.NOBODY, "无需处理 nobody");

    private PushText() {}

    static String list(List<Delivery> deliveries) {
        return Print.table(
                List.of("id", "province", "channel", "record", "subject", "state", "due", "tries", "receipt", "next"),
                deliveries.stream()
                        .map(d -> List.of(
                                String.valueOf(d.id()),
                                d.province(),
                                d.channel().name(),
                                d.record(),
                                or(d.subject()),
                                d.state().name(),
                                or(d.due()),
                                String.valueOf(d.attempts()),
                                or(d.receiptNo()),
                                next(d.next())))
                        .toList());
    }

    static String standings(List<Standing> standings) {
        return Print.table(
                List.of("province", "channel", "state", "", "records", "need a person", "oldest"),
                standings.stream()
                        .map(s -> List.of(
                                s.province(),
                                s.channel().name(),
                                s.state().name(),
                                zh(s.state().name()),
                                n(s.records()),
                                n(s.attention()),
                                Print.time(s.oldest())))
                        .toList());
    }

    /** Returns a line for each way that is shut; empty if all are open. */
    static String gates(List<Gate> gates, Instant now) {
        var out = new StringBuilder();
        for (var gate : gates)
            if (gate.paused())
                out.append("%s: 已暂停 paused by %s since %s: %s%n"
                        .formatted(gate.province(), gate.pausedBy(), Print.time(gate.pausedAt()), or(gate.reason())));
            else if (gate.closed(now))
                out.append("%s: 平台暂不可用 left alone until %s: %s%n"
                        .formatted(gate.province(), Print.time(gate.closedUntil()), or(gate.reason())));
        return out.toString();
    }

    static String story(DeliveryStory story) {
        var d = story.delivery();
        var out = new StringBuilder();
        line(out, "记录 record", d.record() + " (" + d.kind() + ", " + d.department() + ")");
        if (story.correctionOf() != null) line(out, "更正 corrects", story.correctionOf());
        line(out, "去向 to", d.province() + " " + d.channel() + ", " + d.externalId());
        if (d.subject() != null) line(out, "对象 subject", d.subject());
        if (d.task() != null) line(out, "任务 task", d.task());
        line(out, "状态 state", d.state() + " " + zh(d.state().name()) + ", " + d.attempts() + " 次 tries");
        if (d.receiptNo() != null) line(out, "回执 receipt", d.receiptNo());
        if (d.publishedOn() != null) line(out, "公示 public on", d.publishedOn().toString());
        for (var due : story.due())
            line(
                    out,
                    "期限 due",
                    (due.dueOn() == null ? "待定 not known yet" : due.dueOn()) + " " + due.rule() + " " + due.duty()
                            + (due.waivedUntil() == null ? "" : ", 延期至 waived until " + due.waivedUntil()));
        for (var e : d.errors()) line(out, "问题 fault", e.field() + " " + e.code() + " " + e.message());
        line(
                out,
                "下一步 next",
                WHO.get(d.next().who()) + ": " + d.next().zh() + " " + d.next().en() + at(d.next()));
        out.append('\n');
        var rows = new ArrayList<List<String>>();
        for (var m : story.timeline())
            rows.add(List.of(
                    Print.time(m.at()),
                    m.what(),
                    zh(m.what()),
                    m.actor(),
                    or(m.batch()),
                    or(m.note()).replace('\n', ' ')));
        return out + Print.table(List.of("time", "what", "", "who", "batch", "note"), rows);
    }

    static String wire(List<Exchange> exchanges) {
        var out = new StringBuilder();
        for (var e : exchanges)
            out.append("%n%s %s %d ms HTTP %d: %s%n> %s%n< %s%n"
                    .formatted(
                            Print.time(e.at()),
                            e.operation(),
                            e.took().toMillis(),
                            e.status(),
                            e.outcome(),
                            e.request().replace("\n", "\n> "),
                            e.response().replace("\n", "\n< ")));
        return exchanges.isEmpty() ? "\n没有报文 nothing went over the wire yet\n" : out.toString();
    }

    private static String next(DeliveryStep next) {
        return next.who() + ": " + next.zh() + at(next);
    }

    private static String at(DeliveryStep next) {
        return next.at() == null ? "" : " (" + Print.time(next.at()) + ")";
    }

    private static void line(StringBuilder out, String head, String text) {
        out.append(head).append(": ").append(text).append('\n');
    }

    private static String zh(String what) {
        return ZH.getOrDefault(what, "");
    }

    private static String or(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String n(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
