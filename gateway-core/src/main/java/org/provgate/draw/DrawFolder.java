package org.provgate.draw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the files of one draw: {@code frame.tsv}, {@code roster.tsv}, {@code conflicts.tsv}, and {@code draw.json} once it
 * is drawn. Pure computation: no clock, no chance, no database. Memory follows the number taken, not the frame. Not for several
 * threads at once. All methods throw {@link RefusedException} where a file breaks a rule, naming the line.
 */
public final class DrawFolder {

    private final Path folder;

    private DrawFolder(Path folder) {
        this.folder = folder;
    }

    public static DrawFolder at(Path folder) {
        return new DrawFolder(folder);
    }

    /** What is published at the freeze: Merkle roots (RFC 9162) in lower-case hex. @param candidates lines of the frame */
    public record Roots(String frame, String roster, String conflicts, long candidates) {}

    /**
     * The sealed register the frame was taken from.
     *
     * @param exclusions how many subjects that met the conditions were left out of the frame, by reason
     */
    public record Seal(String province, String run, String root, SortedMap<String, Long> exclusions) {}

    /** The aborted draw this one replaces. */
    public record Replaces(String batch, String reason) {}

    /** Checks every line of the three files. */
    public Roots roots() {
        var census = frame().census();
        var roster = roster();
        return new Roots(census.root(), roster.root(), roster.conflictsRoot(), census.lines());
    }

    /** Returns the seed that these roots, parameters and contributions make. */
    public static String seed(Parameters parameters, Roots roots, List<Contribution> contributions) {
        return Drawing.seed(parameters, roots.frame(), roots.roster(), roots.conflicts(), contributions);
    }

    /** Draws, and writes {@code draw.json}. */
    public Outcome draw(
            Parameters parameters,
            List<Contribution> contributions,
            @Nullable Seal register,
            @Nullable Replaces replaces) {
        var given = new Document.Given(parameters, contributions, register, replaces);
        return write(given, drawing(given));
    }

    /** Takes an officer off a target (回避), fills that seat again, and appends it to {@code draw.json} as an amendment. */
    public Outcome recuse(String subject, String officer, String reason) {
        var tree = Document.beforeTargets(document());
        var given = Document.given(tree);
        var drawing = drawing(given);
        Document.recusals(tree).forEach(r -> drawing.recuse(r.subject(), r.officer(), r.reason()));
        drawing.recuse(subject, officer, reason);
        return write(given, drawing);
    }

    /** Recomputes everything from the four files and names the first difference. */
    public Verification verify() {
        try {
            return new Recomputation(document(), this::drawing).verification();
        } catch (RefusedException e) {
            var place = e.line() > 0 ? "line " + e.line() : "";
            return new Verification.Difference(e.file(), place, "what the rules of this file allow", e.getMessage());
        }
    }

    /** Proves that a subject was in the frame. */
    public InclusionProof proof(String subject) {
        return Proofs.prove(new LineFile(folder.resolve("frame.tsv")), subject);
    }

    private Drawing drawing(Document.Given given) {
        var frame = frame();
        return new Drawing(frame, frame.census(), roster(), given.parameters(), given.contributions());
    }

    private Outcome write(Document.Given given, Drawing drawing) {
        var written = Document.write(given, drawing);
        try {
            Files.write(folder.resolve(Document.FILE), written.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(
                drawing.seed,
                drawing.strata,
                drawing.current(),
                List.copyOf(drawing.amendments),
                new String(written.bytes(), StandardCharsets.UTF_8),
                written.digest());
    }

    private byte[] document() {
        try {
            return Files.readAllBytes(folder.resolve(Document.FILE));
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    Document.FILE, 0, "is missing; this draw has not been drawn, or was not exported whole");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Frame frame() {
        return new Frame(new LineFile(folder.resolve("frame.tsv")));
    }

    private Roster roster() {
        return Roster.read(new LineFile(folder.resolve("roster.tsv")), new LineFile(folder.resolve("conflicts.tsv")));
    }
}
