package org.provgate.submissions;

import org.provgate.outbox.Channel;

/**
 * What is to be done about a delivery, and by whom.
 *
 * @param zh for the clerk
 * @param en the same
 */
public record NextStep(Who who, String zh, String en) {

    /** Who acts. */
    public enum Who {
        /** 无需处理. */
        NOBODY,
        /** The gateway, by itself. */
        GATEWAY,
        /** The platform, and the gateway asks. */
        PLATFORM,
        /** The department that handed the record in. */
        DEPARTMENT,
        /** Whoever operates the gateway. */
        OPERATOR
    }

    /**
     * Returns what a delivery's state asks for.
     *
     * @param state as in table {@code delivery}
     * @param corrected whether a later record replaces this one
     */
    public static NextStep of(Channel channel, String state, boolean corrected) {
        return switch (state) {
            case "PENDING" -> new NextStep(Who.GATEWAY, "等待发送", "waits to be sent");
            case "CLAIMED", "SENT" ->
                new NextStep(Who.PLATFORM, "已发送，等待平台回执", "is sent; the platform's receipt is awaited");
            case "UNCLEAR" ->
                new NextStep(
                        Who.GATEWAY,
                        "发送结果不明，先向平台核实再决定是否重发",
                        "has an unclear outcome; the platform is asked what it holds");
            case "ACCEPTED" ->
                channel == Channel.RESULTS
                        ? new NextStep(Who.PLATFORM, "平台已接收，等待公示", "is accepted; publication is awaited")
                        : done("平台已接收", "is accepted");
            case "PUBLISHED" -> done("已公示", "is public");
            case "REJECTED" ->
                corrected
                        ? done("已由后续记录更正", "is replaced by a correction")
                        : new NextStep(Who.DEPARTMENT, "平台拒收，请按错误提示提交更正", "is rejected; hand in a correction");
            case "RETURNED" ->
                corrected
                        ? done("已由后续记录更正", "is replaced by a correction")
                        : new NextStep(Who.DEPARTMENT, "平台退回，请按审核意见提交更正", "is returned; hand in a correction");
            case "PARKED" ->
                new NextStep(
                        Who.OPERATOR, "已搁置，请运维人员查看原因后重发", "is parked; the operator looks at the reason and retries");
            default -> throw new IllegalArgumentException("no state of a delivery: " + state);
        };
    }

    private static NextStep done(String zh, String en) {
        return new NextStep(Who.NOBODY, zh, en);
    }
}
