package org.provgate.sanctions;

import java.util.Arrays;
import java.util.Optional;
import org.provgate.agreements.SharedField;

/** 惩戒领域: where measures bind (R56). */
public enum Field {
    GOV_PROCUREMENT("政府采购", SharedField.GOV_PROCUREMENT),
    BIDDING("工程招投标", SharedField.BIDDING),
    LAND_SUPPLY("土地供应", SharedField.LAND_SUPPLY),
    HONOUR("荣誉", SharedField.HONOUR);

    private final String zh;
    private final SharedField shared;

    Field(String zh, SharedField shared) {
        this.zh = zh;
        this.shared = shared;
    }

    /** Returns what an agreement names it. */
    SharedField shared() {
        return shared;
    }

    /** Returns its Chinese name. */
    public String zh() {
        return zh;
    }

    /** @throws IllegalArgumentException if there is none of this name, with those there are */
    public static Field named(String name) {
        return Arrays.stream(values())
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no field " + shown(name) + "; there are "
                        + Arrays.stream(values())
                                .map(f -> f.name() + " " + f.zh)
                                .toList()));
    }

    /** Returns the field a province means by its own words; empty if they are none of ours, which is not guessed. */
    static Optional<Field> of(String area) {
        return Arrays.stream(values())
                .filter(f -> area.contains(f.zh) || area.equals(f.name()))
                .findFirst();
    }

    private static String shown(String name) {
        return name.matches("[A-Za-z_]{1,32}") ? name : "of this name";
    }
}
