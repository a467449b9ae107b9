package org.provgate.registers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.Subject;

/**
 * A good row on its way into the staging table.
 *
 * @param comparable whether its identity is final: a subject without USCC may yet turn out to be another one
 * @param head its own columns as COPY text
 * @param text its canonical columns as COPY text
 */
record StagedRow(String identity, boolean comparable, byte[] contentHash, byte[] head, byte[] text) {

    /** How many canonical columns find rows: keys of the subject, which the merge joins by. */
    private static final int KEYS = 3;

    private static final byte[] HELD = "t\t".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "f\t".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "\t\\N".getBytes(StandardCharsets.US_ASCII);

    static StagedRow of(long sequence, RegisterRow row, CanonicalRow canonical) {
        var text = canonical.bytes();
        var hash = CanonicalRow.contentHash(text);
        var head = new StringBuilder(200);
        head.append(sequence).append('\t').append(row.withdrawn() ? "t\t" : "f\t");
        CanonicalRow.escape(head, canonical.identity());
        head.append('\t').append(canonical.bucket()).append("\t\\\\x");
        HexFormat.of().formatHex(head, hash);
        head.append('\t').append(row.updatedAt()).append('\t');
        var comparable = !row.withdrawn() && !(row.content() instanceof Subject s && s.uscc() == null);
        return new StagedRow(
                canonical.identity(), comparable, hash, head.toString().getBytes(StandardCharsets.UTF_8), text);
    }

    /**
     * Returns the rows as COPY text.
     *
     * @param held content hashes the register holds: the texts of such rows are not staged again
     * @param columns canonical columns of a row
     */
    static byte[] copyText(List<StagedRow> rows, Set<ByteBuffer> held, int columns) {
        var out = new ByteArrayOutputStream(rows.size() * (held.isEmpty() ? 800 : 250));
        for (var row : rows) {
            out.writeBytes(row.head);
            if (row.comparable && held.contains(ByteBuffer.wrap(row.contentHash))) {
                out.writeBytes(HELD);
                out.write(row.text, 0, row.endOfKeys());
                for (int i = KEYS; i < columns; i++) out.writeBytes(NULL);
            } else {
                out.writeBytes(NEW);
                out.writeBytes(row.text);
            }
            out.write('\n');
        }
        return out.toByteArray();
    }

    private int endOfKeys() {
        int tabs = 0;
        for (int i = 0; ; i++) if (text[i] == '\t' && ++tabs == KEYS) return i;
    }
}
