package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Proof that a line is in the frame, without showing the others (RFC 9162 §2.1.3).
 *
 * @param line as it stands in {@code frame.tsv}
 * @param index of the line, from 0
 * @param size lines of the frame
 * @param path hashes from the leaf's sibling upwards, lower-case hex
 * @param root of the frame, lower-case hex
 */
public record InclusionProof(String line, long index, long size, List<String> path, String root) {

    /** Returns whether {@link #path} leads from the line to the root. Needs nothing but this record. */
    public boolean holds() {
        if (index < 0 || index >= size) return false;
        var leaf = new MerkleTree();
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        leaf.add(bytes, 0, bytes.length);
        var hash = HexFormat.of().formatHex(leaf.root());
        long node = index;
        long last = size - 1;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
