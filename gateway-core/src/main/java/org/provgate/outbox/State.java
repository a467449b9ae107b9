package org.provgate.outbox;

/** Where a record stands with one receiver. */
public enum State {
    /** 待发送: waits for its turn. */
    PENDING,
    /** 发送中: in a batch; the batch may have to wait, and keeps its number. */
    CLAIMED,
    /** 待回执: at the platform, which has not said yet what became of it. */
    SENT,
    /** 结果不明: whether the platform took it is not known; it is asked before anything is sent again. */
    UNCLEAR,
    /** 已接收. */
    ACCEPTED,
    /** 已公示: the platform has said on which day. */
    PUBLISHED,
    /** 被拒绝: a clerk corrects by a further record. */
    REJECTED,
    /** 被退回: taken first, then sent back with an opinion; a clerk corrects. */
    RETURNED,
    /** 搁置: an operator decides. */
    PARKED
}
