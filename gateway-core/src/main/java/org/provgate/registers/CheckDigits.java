package org.provgate.registers;

import java.util.Locale;

/** The check digits of the two numbers a subject is known by. */
public final class CheckDigits {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] VALUES = new int[128];

    static {
        for (int i = 0; i < VALUES.length; i++) VALUES[i] = ALPHABET.indexOf((char) i);
    }

    private CheckDigits() {}

    /** Returns whether {@code uscc}, in upper case, is a 统一社会信用代码: 18 characters and the check digit of GB 32100-2015. */
    public static boolean uscc(String uscc) {
        if (uscc.length() != 18) return false;
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = value(uscc.charAt(i));
            if (value < 0) return false;
            sum += value * WEIGHTS[i];
        }
        return (31 - sum % 31) % 31 == value(uscc.charAt(17));
    }

    /** Returns a 统一社会信用代码 as somebody typed it, in upper case. @throws IllegalArgumentException if it is none */
    public static String typed(String uscc) {
        var number = uscc.strip().toUpperCase(Locale.ROOT);
        if (!uscc(number))
            throw new IllegalArgumentException("the 统一社会信用代码 has 18 characters and a check digit (GB 32100); what was"
                    + " given is none: look for a typing error");
        return number;
    }

    /** Returns whether {@code regNo} is a 注册号: 15 digits with a MOD 11,10 digit, or 13 digits of the older form, unchecked. */
    static boolean regNo(String regNo) {
        if (!regNo.chars().allMatch(c -> c >= '0' && c <= '9')) return false;
        if (regNo.length() == 13) return true;
        if (regNo.length() != 15) return false;
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + regNo.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + regNo.charAt(14) - '0') % 10 == 1;
    }

    private static int value(char c) {
        return c < 128 ? VALUES[c] : -1;
    }
}
