package org.provgate.rules;

/** 事项类别: how an item may be drawn. */
public enum ItemClass {
    /** 重点检查事项: no cap; up to all, the draw then gives the order (R9). */
    KEY,
    /** 一般检查事项: between the floor (R10) and the cap (R11). */
    GENERAL
}
