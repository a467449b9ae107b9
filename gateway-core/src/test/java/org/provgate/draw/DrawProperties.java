package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Laws of every draw. */
class DrawProperties {

    private static final List<Path> FOLDERS = new ArrayList<>();

    /** A made-up draw. @param frame stratum by subject @param roster lines @param conflicts lines */
    record Made(
            TreeMap<String, String> frame,
            TreeSet<String> roster,
            TreeSet<String> conflicts,
            Parameters parameters,
            String value) {
        Outcome draw() throws IOException {
            return folder().draw(parameters, List.of(new Contribution("one", null, "开奖", null, value)), null, null);
        }

        DrawFolder folder() throws IOException {
            var folder = Files.createTempDirectory("draw");
            FOLDERS.add(folder);
            Files.writeString(
                    folder.resolve("frame.tsv"),
                    lines(frame.entrySet().stream()
                            .map(e -> e.getKey() + "\t" + e.getValue())
                            .toList()));
            Files.writeString(folder.resolve("roster.tsv"), lines(roster));
            Files.writeString(folder.resolve("conflicts.tsv"), lines(conflicts));
            return DrawFolder.at(folder);
        }

        private static String lines(Iterable<String> lines) {
            var out = new StringBuilder();
            for (var line : lines) out.append(line).append('\n');
            return out.toString();
        }
    }

    @AfterContainer
    static void clean() throws IOException {
        for (var folder : FOLDERS)
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
            }
    }

    @Property(tries = 200)
    void teams_keep_every_rule(@ForAll("made") Made made) throws IOException {
        var outcome = made.draw();
        var officers =
                made.roster.stream().map(line -> line.split("\t", -1)).collect(Collectors.toMap(f -> f[0], f -> f));
        var load = new HashMap<String, Integer>();
        for (var target : outcome.targets())
            for (int d = 0; d < target.teams().size(); d++) {
                var team = target.teams().get(d);
                var department = made.parameters.departments().get(d);
                assertThat(team.officers()).hasSize(department.teamSize());
                var present = team.officers().stream().filter(o -> o != null).toList();
                assertThat(new HashSet<>(present)).hasSameSizeAs(present);
                if (present.size() < 2) assertThat(target.unstaffed()).isTrue();
                for (var id : present) {
                    assertThat(officers.get(id)[1]).isEqualTo(department.id());
                    assertThat(officers.get(id)[3])
                            .isGreaterThanOrEqualTo(made.parameters.windowEnd().toString());
                    assertThat(made.conflicts).doesNotContain(id + "\t" + target.subject());
                    load.merge(id, 1, Integer::sum);
                }
            }
        within(made, outcome, officers, load);
    }

    /** An officer above the cap is there only because nobody else was able to take that seat. */
    private static void within(Made made, Outcome outcome, Map<String, String[]> officers, Map<String, Integer> load) {
        for (var department : made.parameters.departments()) {
            var pool = officers.values().stream()
                    .filter(f -> f[1].equals(department.id())
                            && f[3].compareTo(made.parameters.windowEnd().toString()) >= 0)
                    .map(f -> f[0])
                    .toList();
            if (pool.isEmpty() || department.specialty() != null || !made.conflicts.isEmpty()) continue;
            int seats = department.teamSize() * outcome.targets().size();
            int cap = (seats + pool.size() - 1) / pool.size() + made.parameters.slack();
            // with nobody in conflict, everybody is able, unless the team is as large as the pool
            if (pool.size() > 2 * department.teamSize())
                for (var officer : pool)
                    assertThat(load.getOrDefault(officer, 0)).isLessThanOrEqualTo(cap);
        }
    }

    @Property(tries = 100)
    void what_is_drawn_verifies(@ForAll("made") Made made) throws IOException {
        var folder = made.folder();
        folder.draw(made.parameters, List.of(new Contribution("one", null, "开奖", null, made.value)), null, null);
        assertThat(folder.verify()).isInstanceOf(Verification.Verified.class);
    }

    /** Under one seed: roots change the seed, so the law is about tickets and taking. */
    @Property(tries = 200)
    void one_candidate_more_never_reshuffles_the_others(@ForAll("made") Made made, @ForAll("key") String newcomer)
            throws IOException {
        Assume.that(!made.frame.containsKey(newcomer));
        var before = take(made.frame, made.parameters, "seed");
        var grown = new TreeMap<>(made.frame);
        grown.putIfAbsent(newcomer, "L");
        var after = take(grown, made.parameters, "seed");
        var old = after.stream()
                .filter(id -> !id.equals(newcomer))
                .filter(before::contains)
                .toList();
        assertThat(old).isEqualTo(before.stream().filter(after::contains).toList());
        // at most one of the old is pushed out, and at most one comes in
        assertThat(before.stream().filter(id -> !after.contains(id)).count()).isLessThanOrEqualTo(1);
        assertThat(after.stream().filter(id -> !before.contains(id)).count()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void strata_drawn_apart_equal_strata_drawn_together(@ForAll("made") Made made) throws IOException {
        var together = new HashSet<>(take(made.frame, made.parameters, "seed"));
        var apart = new HashSet<String>();
        for (var stratum : new TreeSet<>(made.frame.values())) {
            var part = new TreeMap<>(made.frame);
            part.values().removeIf(s -> !s.equals(stratum));
            apart.addAll(take(part, made.parameters, "seed"));
        }
        assertThat(apart).isEqualTo(together);
    }

    @Property
    void leading_digits_order_as_the_whole_tickets_do(
            @ForAll("key") String a, @ForAll("key") String b, @ForAll @IntRange(max = 1000) int seed) {
        var tickets = new Ticket("s" + seed);
        assertThat(Integer.signum(Long.compare(SampleDraw.leading(tickets, a), SampleDraw.leading(tickets, b))))
                .isEqualTo(Integer.signum(tickets.exact(a)
                        .substring(0, 20)
                        .compareTo(tickets.exact(b).substring(0, 20))));
    }

    @Property(tries = 200)
    void everybody_in_the_frame_has_a_proof_and_nobody_else(@ForAll("made") Made made) throws IOException {
        var folder = made.folder();
        var root = folder.roots().frame();
        for (var subject : made.frame.keySet()) {
            var proof = folder.proof(subject);
            assertThat(proof.root()).isEqualTo(root);
            assertThat(proof.holds()).isTrue();
            assertThat(new InclusionProof(proof.line() + "X", proof.index(), proof.size(), proof.path(), root).holds())
                    .isFalse();
        }
    }

    private static List<String> take(TreeMap<String, String> subjects, Parameters parameters, String seed)
            throws IOException {
        var path = Files.createTempDirectory("draw");
        FOLDERS.add(path);
        Files.writeString(
                path.resolve("frame.tsv"),
                Made.lines(subjects.entrySet().stream()
                        .map(e -> e.getKey() + "\t" + e.getValue())
                        .toList()));
        var frame = new Frame(new LineFile(path.resolve("frame.tsv")));
        var counts = Targets.counts(parameters, frame.census().strata());
        return Targets.take(frame, counts, seed).stream().map(Candidate::id).toList();
    }

    @Provide
    Arbitrary<String> key() {
        return Arbitraries.strings().withChars("AB12:-.").ofMinLength(1).ofMaxLength(6);
    }

    @Provide
    Arbitrary<Made> made() {
        var frame =
                Arbitraries.maps(key(), Arbitraries.of("H", "L")).ofMinSize(1).ofMaxSize(40);
        var officer = Combinators.combine(
                        Arbitraries.integers().between(10, 40),
                        Arbitraries.of("ZJ", "XF"),
                        Arbitraries.of("", "安全", "安全,质量"),
                        Arbitraries.of("2025-12-31", "2026-09-30", "2027-12-31"))
                .as((n, department, skills, valid) -> "GW" + n + "\t" + department + "\t" + skills + "\t" + valid);
        var roster = officer.list().ofMaxSize(20).map(lines -> {
            var byId = new TreeMap<String, String>();
            for (var line : lines) byId.put(line.substring(0, 4), line);
            return new TreeSet<>(byId.values());
        });
        var rate = Arbitraries.of("0", "0.05", "0.3", "0.5", "1");
        return Combinators.combine(
                        frame,
                        roster,
                        rate,
                        rate,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(2, 3),
                        Arbitraries.of("a", "b", "秋高气爽"),
                        Arbitraries.integers().between(0, 3))
                .as((subjects, officers, high, low, slack, size, value, clashes) -> {
                    var conflicts = new TreeSet<String>();
                    for (var subject : subjects.keySet())
                        for (var line : officers)
                            if (Math.floorMod((subject + line).hashCode(), 4) < clashes)
                                conflicts.add(line.substring(0, 4) + "\t" + subject);
                    return new Made(
                            new TreeMap<>(subjects),
                            officers,
                            conflicts,
                            new Parameters(
                                    "b-1",
                                    List.of(
                                            new Parameters.Department("ZJ", size, "安全"),
                                            new Parameters.Department("XF", 2, null)),
                                    new TreeMap<>(Map.of("H", 1)),
                                    new TreeMap<>(Map.of("H", high, "L", low)),
                                    slack,
                                    java.time.LocalDate.of(2026, 9, 30)),
                            value);
                });
    }
}
