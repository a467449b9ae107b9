package org.provgate.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.provgate.draw.DrawFolder;
import org.provgate.rules.Refusal;

/** The folder anybody can verify a draw from. */
final class Bundle {

    private static final String PAGE = "verify.html";
    private static final Set<String> FILES =
            Set.of("frame.tsv", "roster.tsv", "conflicts.tsv", "draw.json", PAGE, "README.txt");

    private static final String README = """
            随机抽取证明包 Proof bundle of draw %1$s
            %2$s

            任何人都可以在另一台电脑上验证，无需数据库和网络。
            一、双击 verify.html，在浏览器中打开，选择本文件夹中的四个文件；或
            二、运行 provgate draw verify <本文件夹>，退出码 0 为通过，5 为不通过并指出第一处不同。
            查询某主体是否在抽取库中：provgate draw proof <本文件夹> <统一社会信用代码>

            Anybody can verify it on another machine, without a database and without a network.
            1. Open verify.html in a browser and choose the four files of this folder; or
            2. run: provgate draw verify <this folder>   exit code 0: verified; 5: not verified, the first difference is named.
            Whether a subject was in the frame: provgate draw proof <this folder> <subject key>

            frame.tsv      抽取库 who could be drawn          %3$s
            roster.tsv     执法人员 who could be seated       %4$s
            conflicts.tsv  利害关系 declared conflicts        %5$s
            draw.json      抽取结果 parameters, seed, outcome %6$s

            登记库 Register: run %7$d, root %8$s
            不列入 Left out: %9$s
            规则 Rules applied: %10$s
            """;

    private final BatchReader reader;
    private final DrawFiles files;

    Bundle(BatchReader reader, DrawFiles files) {
        this.reader = reader;
        this.files = files;
    }

    List<Path> write(String id, Path folder) {
        var batch = reader.one(id).orElseThrow(() -> BatchLedger.unknown(id));
        var frozen = batch.frozen();
        if (frozen == null)
            throw new Refusal(
                    "not-frozen", "batch " + id + " has no files before the freeze: provgate draw freeze " + id);
        var drawn = batch.drawn();
        try {
            prepare(folder);
            files.write(id, folder);
            if (drawn != null) Files.writeString(folder.resolve("draw.json"), files.document(id));
            check(id, frozen, folder);
            page(folder);
            Files.writeString(
                    folder.resolve("README.txt"),
                    README.formatted(
                            id,
                            batch.definition().name(),
                            frozen.frameRoot(),
                            frozen.rosterRoot(),
                            frozen.conflictsRoot(),
                            drawn == null ? "尚未抽取 not drawn yet: " + batch.state() : drawn.documentDigest(),
                            frozen.run(),
                            frozen.registerRoot(),
                            frozen.exclusions().isEmpty() ? "无 none" : frozen.exclusions(),
                            frozen.rules()));
            try (var written = Files.list(folder)) {
                return new ArrayList<>(written.sorted().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle of batch " + id + " cannot be written to " + folder, e);
        }
    }

    /** A bundle may be written over an older one, and over nothing else. */
    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            var strange = there.filter(f -> !FILES.contains(f.getFileName().toString()))
                    .findFirst();
            if (strange.isPresent())
                throw new Refusal(
                        "folder-in-use",
                        "folder " + folder + " holds " + strange.get().getFileName()
                                + ", which is no part of a bundle; name" + " an empty or new folder");
        }
        for (var file : FILES) Files.deleteIfExists(folder.resolve(file));
    }

    private static void check(String id, Batch.Frozen frozen, Path folder) {
        var roots = DrawFolder.at(folder).roots();
        if (!roots.equals(Seeding.roots(frozen)))
            throw new Refusal(
                    "roots-differ",
                    "the files of batch " + id + " are no longer those that were frozen: " + roots
                            + "; look at the evidence");
    }

    /** The page verifies without this program; a build without it still has the command. */
    private static void page(Path folder) throws IOException {
        try (var page = DrawFolder.class.getResourceAsStream(PAGE)) {
            if (page != null) Files.copy(page, folder.resolve(PAGE));
        }
    }
}
