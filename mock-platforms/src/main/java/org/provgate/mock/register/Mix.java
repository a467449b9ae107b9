package org.provgate.mock.register;

/** Numbers that look random and are always the same (the finaliser of SplitMix64). */
final class Mix {

    private Mix() {}

    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mix(long a, long b, long c) {
        return mix(mix(mix(a) ^ b) ^ c);
    }

    /** Returns a number from 0 to {@code bound} - 1, taken from the bits above {@code shift}. */
    static int pick(long hash, int shift, int bound) {
        return (int) ((hash >>> shift & 0xFFFFFFL) % bound);
    }

    static <T> T pick(long hash, int shift, T[] from) {
        return from[pick(hash, shift, from.length)];
    }
}
