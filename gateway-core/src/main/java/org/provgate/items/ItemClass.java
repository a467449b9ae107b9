package org.provgate.items;

/** How an item is drawn (R9, R10). */
public enum ItemClass {
    /** 重点检查事项: no cap. */
    KEY,
    /** 一般检查事项: floor and cap. */
    GENERAL
}
