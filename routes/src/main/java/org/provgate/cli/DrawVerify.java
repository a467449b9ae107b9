package org.provgate.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Verification.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code draw verify}: recomputes a draw from its files alone; no database, no network, no settings. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Recompute a draw from its four files; needs no database and no network.",
            "Exit code 5 and the first difference if anything is not as it must be."
        },
        footer = {"", "Example: provgate draw verify ./410402-2026-03"})
final class DrawVerify implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Holds frame.tsv, roster.tsv, conflicts.tsv and draw.json.")
    Path folder;

    @Override
    public Integer call() {
        var result = DrawFolder.at(folder).verify();
        if (result instanceof Verified v) {
            System.out.printf("""
                    verified 核验通过: %s
                      candidates 抽取库   %,d
                      drawn 抽中          %,d
                      amendments 回避补选 %,d
                      seed 种子           %s
                      digest 摘要         %s
                    """, v.batch(), v.candidates(), v.targets(), v.amendments(), v.seed(), v.digest());
            return Exit.OK;
        }
        System.out.println("NOT verified 核验不通过: " + result);
        System.err.println("The files are not those of this draw, or were changed. Get them again from who published"
                + " them, and compare the digest with the one in the evidence log.");
        return Exit.NOT_VERIFIED;
    }
}
