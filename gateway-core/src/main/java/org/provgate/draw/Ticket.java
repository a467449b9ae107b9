package org.provgate.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.stream.IntStream;

/**
 * Ticket numbers under one seed (spec 3). Comparing them as strings takes a decimal conversion each; their first 18 digits, which
 * are the last 18 of the hash read backwards, decide all but one in 10¹⁸. One thread.
 */
final class Ticket {

    private static final long FIVE_18 = 3_814_697_265_625L;
    /** 2¹⁶ to the power of each place of the hash, modulo 5¹⁸: below 2⁴², so that sixteen products fit into a long. */
    private static final long[] WEIGHTS = weights();

    private static final long MASK = (1L << 18) - 1;
    private static final long INVERSE =
            BigInteger.valueOf(FIVE_18).modInverse(BigInteger.ONE.shiftLeft(18)).longValue();

    /** What three digits read backwards. */
    private static final int[] REVERSED = reversed();

    /** Has taken in the seed's hash, which is one whole block: so each ticket costs one block more. */
    private final MessageDigest seeded = Sha256.begin();

    private final byte[] hash = new byte[32];

    Ticket(String seed) {
        seeded.update(Sha256.hex(seed).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the first 18 digits after the point. */
    long leading(byte[] id, int from, int to) {
        hash(id, from, to);
        return reversed(modulo());
    }

    /** Returns the whole ticket, such as {@code 0.2629…}. */
    String exact(String id) {
        var bytes = id.getBytes(StandardCharsets.UTF_8);
        hash(bytes, 0, bytes.length);
        var digits = new StringBuilder(new BigInteger(1, hash).toString());
        while (digits.length() < 64) digits.insert(0, '0');
        return "0." + digits.reverse();
    }

    private void hash(byte[] id, int from, int to) {
        try {
            var digest = (MessageDigest) seeded.clone();
            digest.update(id, from, to - from);
            digest.digest(hash, 0, hash.length);
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException("this Java platform's SHA-256 cannot be cloned", e);
        }
    }

    /** Returns the hash modulo 10¹⁸, put together from the remainders by 2¹⁸ and 5¹⁸. */
    private long modulo() {
        long five = 0;
        for (int i = 0; i < WEIGHTS.length; i++)
            five += WEIGHTS[i] * ((hash[2 * i] & 0xff) << 8 | hash[2 * i + 1] & 0xff);
        five %= FIVE_18;
        long two = (hash[29] & 0xffL) << 16 | (hash[30] & 0xff) << 8 | hash[31] & 0xff;
        return five + FIVE_18 * ((two - five) * INVERSE & MASK);
    }

    /** Three digits at a time. */
    private static long reversed(long number) {
        long reversed = 0;
        for (int i = 0; i < 18; i += 3) {
            reversed = reversed * 1000 + REVERSED[(int) (number % 1000)];
            number /= 1000;
        }
        return reversed;
    }

    private static long[] weights() {
        var weights = new long[16];
        long weight = 1;
        for (int i = weights.length - 1; i >= 0; i--) {
            weights[i] = weight;
            weight = (weight << 16) % FIVE_18;
        }
        return weights;
    }

    private static int[] reversed() {
        return IntStream.range(0, 1000)
                .map(n -> n % 10 * 100 + n / 10 % 10 * 10 + n / 100)
                .toArray();
    }
}
