package org.provgate.access;

/**
 * A member department (成员单位, R38).
 *
 * @param code 1 to 64 letters, digits and {@code . _ : -}; ours
 * @param active whether its people and systems may still ask
 */
public record Department(String code, String nameZh, String nameEn, boolean active) {}
