package org.provgate.draw;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code roster.tsv} and {@code conflicts.tsv}: the officers (执法检查人员), and whom each must not inspect (回避).
 *
 * @param conflicts officers out for a subject, by its key
 */
record Roster(List<Officer> officers, Map<String, Set<String>> conflicts, String root, String conflictsRoot) {

    /** @param validTo last day of the certificate */
    record Officer(String id, String department, Set<String> specialties, LocalDate validTo) {}

    static Roster read(LineFile roster, LineFile conflicts) {
        var officers = new ArrayList<Officer>();
        var tree = new MerkleTree();
        roster.read((number, bytes, from, to) -> {
            tree.add(bytes, from, to);
            var officer = officer(roster, number, Fields.split(roster, number, bytes, from, to, 4));
            if (!officers.isEmpty() && officers.get(officers.size() - 1).id().equals(officer.id()))
                throw roster.refused(number, "repeats the officer id of the line before");
            officers.add(officer);
        });
        var pairs = new HashMap<String, Set<String>>();
        var pairTree = new MerkleTree();
        conflicts.read((number, bytes, from, to) -> {
            pairTree.add(bytes, from, to);
            var pair = Fields.split(conflicts, number, bytes, from, to, 2);
            Fields.key(conflicts, number, "officer id", pair[0]);
            Fields.key(conflicts, number, "subject key", pair[1]);
            pairs.computeIfAbsent(pair[1], subject -> new HashSet<>()).add(pair[0]);
        });
        return new Roster(
                officers,
                pairs,
                HexFormat.of().formatHex(tree.root()),
                HexFormat.of().formatHex(pairTree.root()));
    }

    private static Officer officer(LineFile file, long number, String[] fields) {
        Fields.key(file, number, "officer id", fields[0]);
        Fields.key(file, number, "department id", fields[1]);
        var specialties = fields[2].isEmpty() ? new String[0] : fields[2].split(",", -1);
        for (int i = 0; i < specialties.length; i++)
            if (specialties[i].isEmpty() || i > 0 && compare(specialties[i - 1], specialties[i]) >= 0)
                throw file.refused(number, "specialties are not sorted, or one is empty or there twice");
        try {
            return new Officer(
                    fields[0], fields[1], new HashSet<>(Arrays.asList(specialties)), LocalDate.parse(fields[3]));
        } catch (DateTimeParseException e) {
            throw file.refused(number, "“" + fields[3] + "” is no date yyyy-MM-dd");
        }
    }

    /** Code points, not UTF-16 units. */
    private static int compare(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
