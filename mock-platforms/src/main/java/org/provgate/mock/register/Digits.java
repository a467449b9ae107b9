package org.provgate.mock.register;

/** Check digits: GB 32100 (统一社会信用代码), GB 11714 (组织机构代码), ISO 7064 MOD 11,10 (注册号). */
public final class Digits {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray();
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORG_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] VALUES = new int[128];

    static {
        for (int i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET[i]] = i;
    }

    private Digits() {}

    /** Returns the code of a registering department (91, 92, 93), an area and a number below 31^6. */
    public static String uscc(String prefix, String areaCode, long number) {
        var code = new char[18];
        prefix.getChars(0, 2, code, 0);
        areaCode.getChars(0, 6, code, 2);
        code[8] = 'M';
        code[9] = 'A';
        long rest = number;
        for (int i = 15; i >= 10; i--) {
            code[i] = ALPHABET[(int) (rest % 31)];
            rest /= 31;
        }
        int org = 0;
        for (int i = 0; i < 8; i++) org += Character.digit(code[8 + i], 36) * ORG_WEIGHTS[i];
        org = 11 - org % 11;
        code[16] = org == 10 ? 'X' : org == 11 ? '0' : (char) ('0' + org);
        code[17] = check(code);
        return new String(code);
    }

    /** Returns whether a text is a 统一社会信用代码 with the right check character. */
    public static boolean isUscc(String text) {
        return text.matches("[0-9A-HJ-NP-RTUWXY]{18}") && check(text.toCharArray()) == text.charAt(17);
    }

    /** Returns the number in a code made by {@link #uscc}, or some number for any other code. */
    static long number(String uscc) {
        long number = 0;
        for (int i = 10; i < 16; i++) number = number * 31 + VALUES[uscc.charAt(i)];
        return number;
    }

    private static char check(char[] code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += VALUES[code[i]] * USCC_WEIGHTS[i];
        return ALPHABET[(31 - sum % 31) % 31];
    }

    /** Returns the 15-digit number of a registering authority and a number below 10^8. */
    static String regNo(String areaCode, long number) {
        var digits = new char[15];
        areaCode.getChars(0, 6, digits, 0);
        long rest = number;
        for (int i = 13; i >= 6; i--) {
            digits[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + digits[i] - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        digits[14] = (char) ('0' + (11 - product) % 10);
        return new String(digits);
    }

    /** Returns the code with another last character. */
    static String wrong(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '5' ? '6' : '5');
    }
}
