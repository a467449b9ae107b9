package org.provgate.draw;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code draw.json}: everything about a draw but the three lists, in canonical form and one LF. Its {@code digest} is the SHA-256
 * of the canonical form without it, so that no byte can change unnoticed.
 */
final class Document {

    static final String FILE = "draw.json";
    static final String TARGETS = "targets";
    private static final String ALGORITHM = "cs1";

    private Document() {}

    /** What a draw rests on beside its files. */
    record Given(
            Parameters parameters,
            List<Contribution> contributions,
            DrawFolder.@Nullable Seal register,
            DrawFolder.@Nullable Replaces replaces) {}

    /** An amendment as it was asked for. */
    record Recusal(String subject, String officer, String reason) {}

    /** The file, and its digest. */
    record Written(byte[] bytes, String digest) {}

    /** Targets are nearly all of the file and sort behind all other members: they are written once, one by one, never as a tree. */
    static Written write(Given given, Drawing drawing) {
        var targets = new ByteArrayOutputStream();
        for (int i = 0; i < drawing.targets.size(); i++) {
            targets.write(i == 0 ? '[' : ',');
            targets.writeBytes(Json.bytes(target(drawing.targets.get(i))));
        }
        if (drawing.targets.isEmpty()) targets.write('[');
        targets.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        var rest = rest(given, drawing);
        var digest = Sha256.begin();
        digest.update(opening(rest));
        digest.update(targets.toByteArray());
        rest.put("digest", HexFormat.of().formatHex(digest.digest()));
        var file = new ByteArrayOutputStream(targets.size() + 65_536);
        file.writeBytes(opening(rest));
        file.writeBytes(targets.toByteArray());
        file.write('\n');
        return new Written(file.toByteArray(), rest.get("digest").asText());
    }

    /** Everything up to where the array of the targets begins. */
    private static byte[] opening(ObjectNode rest) {
        var text = Json.canonical(rest);
        return (text.substring(0, text.length() - 1) + ",\"targets\":").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode rest(Given given, Drawing drawing) {
        var tree = Json.object().put("algorithm", ALGORITHM);
        tree.set("parameters", given.parameters.tree());
        tree.put("parametersDigest", given.parameters.digest());
        if (given.register != null) {
            var register = tree.putObject("register")
                    .put("province", given.register.province())
                    .put("run", given.register.run())
                    .put("root", given.register.root());
            given.register.exclusions().forEach(register.putObject("exclusions")::put);
        }
        if (given.replaces != null)
            tree.putObject("replaces").put("batch", given.replaces.batch()).put("reason", given.replaces.reason());
        tree.putObject("roots")
                .put("frame", drawing.census.root())
                .put("roster", drawing.roster.root())
                .put("conflicts", drawing.roster.conflictsRoot());
        var contributions = tree.putArray("contributions");
        given.contributions.stream()
                .sorted(Comparator.comparing(Contribution::contributor))
                .forEach(contribution -> contributions.add(contribution.tree()));
        tree.put("seed", drawing.seed);
        var strata = tree.putArray("strata");
        for (var s : drawing.strata)
            strata.addObject()
                    .put("stratum", s.name())
                    .put("candidates", s.candidates())
                    .put("taken", s.taken());
        var amendments = tree.putArray("amendments");
        for (var a : drawing.amendments)
            amendments
                    .addObject()
                    .put("subject", a.subject())
                    .put("officer", a.officer())
                    .put("reason", a.reason())
                    .put("department", a.department())
                    .put("seat", a.seat())
                    .put("substitute", a.substitute());
        return tree;
    }

    static ObjectNode target(Outcome.Target target) {
        var node = Json.object()
                .put("subject", target.subject())
                .put("stratum", target.stratum())
                .put("ticket", target.ticket())
                .put("unstaffed", target.unstaffed());
        var teams = node.putArray("teams");
        for (var team : target.teams()) {
            var officers =
                    teams.addObject().put("department", team.department()).putArray("officers");
            team.officers().forEach(officers::add);
        }
        return node;
    }

    /** Returns everything but the targets, in whose place stands an empty array. @throws RefusedException if it is no JSON */
    static ObjectNode read(byte[] bytes, Consumer<JsonNode> target) {
        return Json.parse(FILE, bytes, TARGETS, parser -> {
            while (parser.nextToken() != JsonToken.END_ARRAY) target.accept(parser.readValueAsTree());
            return true;
        });
    }

    /** As {@link #read}, but what is in canonical form is read up to the targets, behind which no member sorts. */
    static ObjectNode beforeTargets(byte[] bytes) {
        var before = Json.parse(FILE, bytes, TARGETS, parser -> false);
        return before.has("strata") ? before : read(bytes, target -> {});
    }

    /** @throws RefusedException if something a draw rests on is missing */
    static Given given(ObjectNode tree) {
        if (!ALGORITHM.equals(tree.path("algorithm").asText()))
            throw new RefusedException(
                    FILE, 0, "algorithm is “" + tree.path("algorithm").asText() + "”, not " + ALGORITHM);
        var contributions = new ArrayList<Contribution>();
        for (var node : tree.path("contributions")) contributions.add(Contribution.of(node));
        var register = tree.path("register");
        var replaces = tree.path("replaces");
        return new Given(
                Parameters.of(tree.path("parameters")),
                contributions,
                register.isMissingNode() ? null : seal(register),
                replaces.isMissingNode()
                        ? null
                        : new DrawFolder.Replaces(text(replaces, "batch"), text(replaces, "reason")));
    }

    static List<Recusal> recusals(ObjectNode tree) {
        var recusals = new ArrayList<Recusal>();
        for (var node : tree.path("amendments"))
            recusals.add(new Recusal(text(node, "subject"), text(node, "officer"), text(node, "reason")));
        return recusals;
    }

    private static DrawFolder.Seal seal(JsonNode register) {
        var exclusions = new TreeMap<String, Long>();
        register.path("exclusions")
                .properties()
                .forEach(e -> exclusions.put(e.getKey(), e.getValue().asLong()));
        return new DrawFolder.Seal(
                text(register, "province"), text(register, "run"), text(register, "root"), exclusions);
    }

    private static String text(JsonNode tree, String member) {
        return tree.path(member).asText();
    }
}
