package org.provgate.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a draw is made by (spec 2.3, 3, 4). All of it is fixed when the batch is frozen.
 *
 * @param departments in the order in which their teams are formed
 * @param minimum least number taken, by stratum
 * @param rates share taken, by stratum: decimal strings from 0 to 1, kept as they are written
 * @param slack how many targets above an even share an officer may get
 * @param windowEnd last day of the inspections: certificates must be valid through it
 */
public record Parameters(
        String batchId,
        List<Department> departments,
        SortedMap<String, Integer> minimum,
        SortedMap<String, String> rates,
        int slack,
        LocalDate windowEnd) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern RATE = Pattern.compile("(0|1)(\\.[0-9]{1,18})?");
    private static final String WHERE = "parameters";

    /** @param teamSize at least two (R26) @param specialty what the first of the team must master (业务专长); null for anything */
    public record Department(
            String id, int teamSize, @Nullable String specialty) {
        public Department {
            if (!ID.matcher(id).matches())
                throw refused("“" + id + "” is no department id: 1 to 64 of A–Z a–z 0–9 . _ : -");
            if (teamSize < 2 || teamSize > 100)
                throw refused("team size of " + id + " is " + teamSize + "; at least two officers inspect (R26)");
            if (specialty != null && (specialty.isBlank() || specialty.contains(",") || specialty.contains("\t")))
                throw refused("specialty of " + id + " is no single word");
        }
    }

    public Parameters {
        if (!ID.matcher(batchId).matches())
            throw refused("“" + batchId + "” is no batch id: 1 to 64 of A–Z a–z 0–9 . _ : -");
        departments = List.copyOf(departments);
        minimum = Collections.unmodifiableSortedMap(new TreeMap<>(minimum));
        rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
        if (departments.isEmpty()) throw refused("no department takes part");
        var ids = new HashSet<String>();
        for (var department : departments)
            if (!ids.add(department.id())) throw refused("department " + department.id() + " is there twice");
        rates.forEach((stratum, rate) -> {
            if (!Fields.isStratum(stratum)) throw refused("“" + stratum + "” is no stratum: 1 to 32 of A–Z 0–9 _ -");
            if (!RATE.matcher(rate).matches() || new BigDecimal(rate).compareTo(BigDecimal.ONE) > 0)
                throw refused("rate of " + stratum + " is “" + rate + "”, not a decimal from 0 to 1 such as 0.05");
        });
        minimum.forEach((stratum, count) -> {
            if (!Fields.isStratum(stratum)) throw refused("“" + stratum + "” is no stratum: 1 to 32 of A–Z 0–9 _ -");
            if (count < 0) throw refused("minimum of " + stratum + " is below 0");
        });
        if (slack < 0) throw refused("slack is below 0");
    }

    /**
     * Returns how many of a stratum are taken (spec 3): each of its candidates with the probability of this number by theirs.
     *
     * @throws RefusedException if the stratum has no rate
     */
    public int taken(String stratum, long candidates) {
        var rate = rates.get(stratum);
        if (rate == null)
            throw refused("stratum " + stratum + " is in the frame, but has no rate; add one (0 takes none)");
        var share = new BigDecimal(rate)
                .multiply(BigDecimal.valueOf(candidates))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.toIntExact(Math.min(candidates, Math.max(minimum.getOrDefault(stratum, 0), share)));
    }

    /** Returns the canonical form (RFC 8785). */
    public String json() {
        return Json.canonical(tree());
    }

    /** Returns the SHA-256 of {@link #json} in lower-case hex. */
    public String digest() {
        return Sha256.hex(json());
    }

    /** @throws RefusedException if it is no JSON, or a member is missing, unknown or of a wrong kind */
    public static Parameters parse(String json) {
        return of(Json.parse(WHERE, json.getBytes(StandardCharsets.UTF_8)));
    }

    ObjectNode tree() {
        var tree = Json.object().put("batchId", batchId).put("slack", slack).put("windowEnd", windowEnd.toString());
        var list = tree.putArray("departments");
        for (var department : departments) {
            var node = list.addObject().put("id", department.id).put("teamSize", department.teamSize);
            if (department.specialty != null) node.put("specialty", department.specialty);
        }
        minimum.forEach(tree.putObject("minimum")::put);
        rates.forEach(tree.putObject("rates")::put);
        return tree;
    }

    static Parameters of(JsonNode tree) {
        var departments = new ArrayList<Department>();
        for (var node : tree.path("departments"))
            departments.add(new Department(
                    node.path("id").asText(),
                    node.path("teamSize").asInt(),
                    node.hasNonNull("specialty") ? node.get("specialty").asText() : null));
        var minimum = new TreeMap<String, Integer>();
        tree.path("minimum")
                .properties()
                .forEach(e -> minimum.put(e.getKey(), e.getValue().asInt()));
        var rates = new TreeMap<String, String>();
        tree.path("rates")
                .properties()
                .forEach(e -> rates.put(e.getKey(), e.getValue().asText()));
        try {
            var parameters = new Parameters(
                    tree.path("batchId").asText(),
                    departments,
                    minimum,
                    rates,
                    tree.path("slack").asInt(),
                    LocalDate.parse(tree.path("windowEnd").asText()));
            // whatever was lost or bent on the way shows here
            if (!parameters.tree().equals(tree)) throw refused("a member is unknown, missing or of a wrong kind");
            return parameters;
        } catch (DateTimeParseException e) {
            throw refused("windowEnd is no date yyyy-MM-dd");
        }
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(WHERE, 0, reason);
    }
}
