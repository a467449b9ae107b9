package org.provgate.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.draw.DrawFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code draw proof}: shows one subject that it was in the frame, without showing it the others. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = "Prove that a subject was in the frame of a draw (RFC 9162 inclusion proof).",
        footer = {"", "Example: provgate draw proof ./410402-2026-03 91410402MA9K0001XT"})
final class DrawProof implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Holds frame.tsv.")
    Path folder;

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "The subject's key, mostly its USCC.")
    String subject;

    @Override
    public Integer call() {
        var proof = DrawFolder.at(folder).proof(subject);
        System.out.printf(
                "line   %s%nindex  %d of %d (from 0)%n", proof.line().replace("\t", "⇥"), proof.index(), proof.size());
        proof.path().forEach(hash -> System.out.println("path   " + hash));
        System.out.println("root   " + proof.root());
        return Exit.OK;
    }
}
