package org.provgate.items;

/** Whose level an item belongs to. */
public enum Level {
    /** 县级. */
    COUNTY,
    /** 市级. */
    CITY,
    /** 省级. */
    PROVINCE,
    /** 国家级. */
    STATE
}
