package org.provgate.plans;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.provgate.tables.TableFile;

/**
 * The rounds of a year as some bureau planned them, to begin with. Items and departments are the bureau's own and are not in it.
 *
 * @param id what a command calls it
 * @param source whose plan it was
 */
public record PlanTemplate(String id, String name, String source, List<Months> rounds) {

    /** A round by months. @param from 1 to 12 @param to its last month */
    public record Months(String name, int from, int to, BigDecimal rate) {}

    public PlanTemplate {
        rounds = List.copyOf(rounds);
    }

    /** Returns the templates shipped. */
    public static List<PlanTemplate> all() {
        try (var json = PlanTemplate.class.getResourceAsStream("templates.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<List<PlanTemplate>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("templates.json is part of this jar", e);
        }
    }

    /** @throws IllegalArgumentException if there is none of this name, which lists those that are */
    public static PlanTemplate named(String id) {
        return all().stream()
                .filter(t -> t.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + id + "; there are: "
                        + all().stream().map(PlanTemplate::id).toList()));
    }

    /** Writes the rounds of {@code year} as the workbook that an import reads, with items and departments to be filled in. */
    public void write(int year, OutputStream out) throws IOException {
        TableFile.workbook(
                RoundRow.COLUMNS,
                IntStream.range(0, rounds.size()).mapToObj(i -> row(year, i)).toList(),
                out);
    }

    private List<String> row(int year, int i) {
        var r = rounds.get(i);
        return List.of(
                String.valueOf(i + 1),
                r.name,
                "",
                "",
                r.rate.movePointRight(2).toPlainString() + "%",
                YearMonth.of(year, r.from).atDay(1).toString(),
                YearMonth.of(year, r.to).atEndOfMonth().toString());
    }
}
