package org.provgate.draw;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree hash of RFC 9162 §2.1 over leaves that come one after the other: keeps the roots of complete subtrees only, so
 * ten million leaves need no more memory than ten.
 */
final class MerkleTree {

    private final MessageDigest digest = Sha256.begin();
    private final List<byte[]> complete = new ArrayList<>();
    private long leaves;

    void add(byte[] line, int from, int to) {
        digest.update((byte) 0);
        digest.update(line, from, to - from);
        complete.add(digest.digest());
        // as many pairs are complete as the number of leaves before this one has trailing ones
        for (long n = leaves++; (n & 1) == 1; n >>= 1) join();
    }

    /** Returns the root over what was added; of nothing, the hash of nothing. May be asked once. */
    byte[] root() {
        if (complete.isEmpty()) return digest.digest();
        while (complete.size() > 1) join();
        return complete.get(0);
    }

    private void join() {
        var right = complete.remove(complete.size() - 1);
        var left = complete.remove(complete.size() - 1);
        complete.add(node(left, right));
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** Returns the node above two; both and the result in lower-case hex. */
    static String node(String left, String right) {
        return HexFormat.of()
                .formatHex(new MerkleTree()
                        .node(HexFormat.of().parseHex(left), HexFormat.of().parseHex(right)));
    }
}
