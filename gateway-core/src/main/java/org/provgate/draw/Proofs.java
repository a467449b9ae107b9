package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Makes inclusion proofs in two passes over the frame: one finds the line, one hashes the subtrees beside its way up. */
final class Proofs {

    private Proofs() {}

    /** A subtree beside the way: leaves from {@code from} to before {@code to}. */
    private record Range(long from, long to, MerkleTree tree) {}

    private static final class Found {
        long index = -1;
        String line = "";
    }

    static InclusionProof prove(LineFile frame, String subject) {
        var whole = new MerkleTree();
        var found = new Found();
        var key = (subject + "\t").getBytes(StandardCharsets.UTF_8);
        long size = frame.read((number, bytes, from, to) -> {
            whole.add(bytes, from, to);
            if (to - from >= key.length
                    && java.util.Arrays.equals(bytes, from, from + key.length, key, 0, key.length)) {
                found.index = number - 1;
                found.line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            }
        });
        if (found.index < 0)
            throw frame.refused(0, "has no line of subject " + subject + "; it was not in the frame of this draw");
        var ranges = ranges(found.index, size);
        frame.read((number, bytes, from, to) -> {
            for (var range : ranges)
                if (number - 1 >= range.from && number - 1 < range.to) range.tree.add(bytes, from, to);
        });
        var path = ranges.stream()
                .map(range -> HexFormat.of().formatHex(range.tree.root()))
                .toList();
        return new InclusionProof(
                found.line, found.index, size, path, HexFormat.of().formatHex(whole.root()));
    }

    /** From the leaf's sibling upwards. */
    private static List<Range> ranges(long index, long size) {
        var ranges = new ArrayList<Range>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            // the largest power of two below the number of leaves
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                ranges.add(new Range(middle, to, new MerkleTree()));
                to = middle;
            } else {
                ranges.add(new Range(from, middle, new MerkleTree()));
                from = middle;
            }
        }
        Collections.reverse(ranges);
        return ranges;
    }
}
