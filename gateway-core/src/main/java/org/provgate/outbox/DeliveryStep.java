package org.provgate.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Gates.Gate;

/**
 * What happens next to a delivery, and who does it.
 *
 * @param at not before; null if that is not known
 */
public record DeliveryStep(
        Who who, String zh, String en, @Nullable Instant at) {

    /** Who has to act. */
    public enum Who {
        /** 经办人: hands in a correction. */
        CLERK,
        /** 运维人员: resumes, retries, or leaves it. */
        OPERATOR,
        /** The gateway, by itself. */
        GATEWAY,
        /** The province's platform. */
        PLATFORM,
        /** It has arrived where it should. */
        NOBODY
    }

    /**
     * What the next step depends on.
     *
     * @param begun its batch waits and goes again under its number
     * @param nextAt when it, or its batch, is taken up again
     * @param gate of its province; null if it never had trouble
     * @param behind an earlier record of the same lane is on its way
     * @param task where the task of a waiting result stands: null if it is there, {@code WAITING} or {@code STUCK}
     * @param correctedBy the record that puts this one right; null if there is none
     */
    record Situation(
            State state,
            Channel channel,
            boolean begun,
            Instant nextAt,
            @Nullable Gate gate,
            boolean behind,
            @Nullable String task,
            @Nullable String correctedBy) {}

    static DeliveryStep of(Situation s, Instant now) {
        return switch (s.state) {
            case PENDING -> pending(s, now);
            case CLAIMED ->
                s.begun
                        ? sending(s, now)
                        : gateway("正在发送", "it is being sent; a worker that does not end is replaced", s);
            case SENT ->
                new DeliveryStep(Who.PLATFORM, "等待平台回执", "the platform checks it; its receipt is asked for", s.nextAt);
            case UNCLEAR ->
                s.begun ? sending(s, now) : gateway("向平台查询是否已收到", "the platform is asked whether it took it", s);
            case ACCEPTED -> accepted(s);
            case PUBLISHED -> nobody("已公示", "it is public");
            case REJECTED, RETURNED -> corrected(s);
            case PARKED ->
                new DeliveryStep(
                        Who.OPERATOR,
                        "由运维人员决定：重发或保留",
                        "an operator decides: push unpark, or leave it and have a correction handed in",
                        null);
        };
    }

    private static DeliveryStep pending(Situation s, Instant now) {
        if ("STUCK".equals(s.task))
            return new DeliveryStep(
                    Who.OPERATOR,
                    "其抽查任务未被平台接收，先处理该任务",
                    "its task did not get to the platform: put that right first (push list --channel TASKS)",
                    null);
        if (s.task != null) return gateway("等待其抽查任务先送达", "its task has to get there first", s);
        if (s.behind) return gateway("等待同一对象的前一条记录", "an earlier record about the same has to be settled first", s);
        return sending(s, now);
    }

    private static DeliveryStep sending(Situation s, Instant now) {
        var gate = s.gate;
        if (gate != null && gate.paused())
            return new DeliveryStep(
                    Who.OPERATOR,
                    "已暂停（" + gate.pausedBy() + "），恢复后发送",
                    "the way is paused by " + gate.pausedBy() + ": push resume " + gate.province(),
                    null);
        if (gate != null && gate.closed(now))
            return new DeliveryStep(
                    Who.GATEWAY,
                    "平台暂不可用，届时自动发送",
                    "the platform is left alone until then; it is sent by itself",
                    later(s.nextAt, gate.closedUntil()));
        return gateway(
                s.begun ? "原批次重发" : "排队发送", s.begun ? "its batch is sent again" : "it is sent when its turn comes", s);
    }

    private static DeliveryStep accepted(Situation s) {
        return s.channel == Channel.RESULTS
                ? new DeliveryStep(
                        Who.PLATFORM, "等待平台公示", "the platform publishes it; it is asked whether it has", s.nextAt)
                : nobody("平台已接收", "the platform has it");
    }

    private static DeliveryStep corrected(Situation s) {
        return s.correctedBy != null
                ? nobody("已由 " + s.correctedBy + " 更正", "put right by " + s.correctedBy)
                : new DeliveryStep(
                        Who.CLERK, "由经办人更正后重新提交", "a clerk hands in a corrected record that names this one", null);
    }

    private static DeliveryStep gateway(String zh, String en, Situation s) {
        return new DeliveryStep(Who.GATEWAY, zh, en, s.nextAt);
    }

    private static DeliveryStep nobody(String zh, String en) {
        return new DeliveryStep(Who.NOBODY, zh, en, null);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
