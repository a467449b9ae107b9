package org.provgate.draw;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The Merkle tree hash of RFC 9162 §2.1 over leaves that come one after the other: keeps the roots of complete subtrees only, so
 * ten million leaves need no more memory than ten.
 */
final class MerkleTree {

    private static final int HASH = 32;

    private final MessageDigest digest = Sha256.begin();
    /** The roots of complete subtrees, the largest first. */
    private final byte[] complete = new byte[64 * HASH];

    private int end;
    private long leaves;

    void add(byte[] line, int from, int to) {
        digest.update((byte) 0);
        digest.update(line, from, to - from);
        push();
        // as many pairs are complete as the number of leaves before this one has trailing ones
        for (long n = leaves++; (n & 1) == 1; n >>= 1) join();
    }

    /** Returns the root over what was added; of nothing, the hash of nothing. May be asked once. */
    byte[] root() {
        if (leaves == 0) return digest.digest();
        while (end > HASH) join();
        return Arrays.copyOf(complete, end);
    }

    private void join() {
        end -= 2 * HASH;
        digest.update((byte) 1);
        digest.update(complete, end, 2 * HASH);
        push();
    }

    private void push() {
        try {
            end += digest.digest(complete, end, HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 is 32 bytes", e);
        }
    }

    /** Returns the node above two; both and the result in lower-case hex. */
    static String node(String left, String right) {
        var digest = Sha256.begin();
        digest.update((byte) 1);
        return HexFormat.of().formatHex(digest.digest(HexFormat.of().parseHex(left + right)));
    }
}
