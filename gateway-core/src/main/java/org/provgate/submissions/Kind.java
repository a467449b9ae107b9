package org.provgate.submissions;

import org.provgate.deadlines.Obligation;
import org.provgate.outbox.Channel;

/** What can be handed in. */
public enum Kind {
    /** 抽查检查结果. */
    RESULT(Obligation.Kind.RESULT, Channel.RESULTS, "results"),
    /** 行政处罚. */
    PENALTY(Obligation.Kind.PENALTY, Channel.PENALTIES, "penalties"),
    /** 行政许可. */
    LICENCE(Obligation.Kind.LICENCE, Channel.LICENCES, "licences");

    final Obligation.Kind obligation;
    final Channel channel;
    private final String path;

    Kind(Obligation.Kind obligation, Channel channel, String path) {
        this.obligation = obligation;
        this.channel = channel;
        this.path = path;
    }

    /** Returns the way out on which its fate is decided. */
    public Channel channel() {
        return channel;
    }

    /** Returns its name in the API and in evidence, in the plural. */
    public String path() {
        return path;
    }
}
