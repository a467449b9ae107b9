package org.provgate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code draw}: batches, from the freeze to the proof. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = "Draw targets and officers, and prove it.",
        subcommands = {DrawVerifyCommand.class, DrawProofCommand.class, DrawFairnessCommand.class},
        footer = {"", "Example: provgate draw verify ./410402-2026-03"})
final class DrawCommand {

    @ParentCommand
    Commands root;
}
