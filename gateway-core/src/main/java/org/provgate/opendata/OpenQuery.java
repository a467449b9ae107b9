package org.provgate.opendata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of an open set. Its values are bound parameters; everything else of its statement is our own words.
 */
public final class OpenQuery {

    /** Rows of a page at most. */
    public static final int MOST = 5_000;

    private static final String SORT = "sort";
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";

    private final OpenSet set;
    private final Map<Filter, Object> values = new EnumMap<>(Filter.class);
    private final List<String> wrong = new ArrayList<>();
    private Sort sort;
    private boolean descending;
    private @Nullable Cursor after;
    private int limit;

    private OpenQuery(OpenSet set) {
        this.set = set;
        this.sort = set.sorts.get(0);
    }

    /** Returns the question that asks for all of a set. */
    public static OpenQuery all(OpenSet set) {
        return new OpenQuery(set);
    }

    /**
     * Reads a question.
     *
     * @param parameters names and what is given under each
     * @param known names that mean something to the caller
     * @param rows of a page where {@code limit} says nothing; 0 for all there are
     * @throws IllegalArgumentException with everything that is wrong
     */
    public static OpenQuery of(OpenSet set, Map<String, List<String>> parameters, Collection<String> known, int rows) {
        var query = new OpenQuery(set);
        query.limit = rows;
        parameters.forEach((name, given) -> {
            if (!known.contains(name)) query.read(name, given);
        });
        // after the order, which it must be of
        if (parameters.containsKey(AFTER)) query.note(() -> query.after(parameters.get(AFTER)));
        if (!query.wrong.isEmpty()) throw new IllegalArgumentException(String.join("; ", query.wrong));
        return query;
    }

    /** Returns whether it asks for a page and not for all. */
    public boolean paged() {
        return limit > 0;
    }

    public OpenSet set() {
        return set;
    }

    int limit() {
        return limit;
    }

    private void read(String name, List<String> given) {
        var filter = set.conditions.keySet().stream()
                .filter(f -> f.parameter().equals(name))
                .findFirst();
        if (filter.isPresent()) note(() -> values.put(filter.get(), filter.get().value(one(name, given))));
        else if (name.equals(SORT)) note(() -> sort(one(name, given)));
        else if (name.equals(LIMIT)) note(() -> limit(one(name, given)));
        else if (!name.equals(AFTER))
            wrong.add("there is no parameter" + shown(name) + "; there are " + String.join(", ", parameters()));
    }

    private void note(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            wrong.add(e.getMessage());
        }
    }

    private void sort(String text) {
        descending = text.startsWith("-");
        var name = descending ? text.substring(1) : text;
        sort = set.sorts.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sort must be one of "
                        + set.sorts.stream().map(Sort::name).collect(Collectors.joining(", "))
                        + ", or one of them with a - before it"));
    }

    private void limit(String text) {
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST) throw new IllegalArgumentException("limit must be between 1 and " + MOST);
        limit = number;
    }

    private void after(List<String> given) {
        after = Cursor.of(one(AFTER, given), order(), sort);
        if (limit == 0) limit = MOST;
    }

    private static String one(String name, List<String> given) {
        if (given.size() != 1) throw new IllegalArgumentException(name + " may be given once");
        return given.get(0);
    }

    /** Returns the names of all parameters. */
    List<String> parameters() {
        return Stream.concat(set.conditions.keySet().stream().map(Filter::parameter), Stream.of(SORT, AFTER, LIMIT))
                .toList();
    }

    /** What is no name is not repeated. */
    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? " " + name : " of that name";
    }

    private String order() {
        return (descending ? "-" : "") + sort.name();
    }

    /** Returns the statement; one row more than the page has, to know whether there is a next. */
    String sql() {
        var conditions = new ArrayList<String>();
        for (var filter : values.keySet()) conditions.add(set.conditions.get(filter));
        var direction = descending ? " DESC" : "";
        if (after != null)
            conditions.add("(" + sort.column() + ", id) " + (descending ? "<" : ">") + " (CAST(:value AS " + sort.type()
                    + "), :id)");
        return "SELECT " + set.fields.stream().map(Field::column).collect(Collectors.joining(", ")) + "\n  FROM "
                + set.view
                + (conditions.isEmpty() ? "" : "\n WHERE " + String.join("\n   AND ", conditions))
                + "\n ORDER BY " + sort.column() + direction + ", id" + direction
                + (limit > 0 ? "\n LIMIT " + (limit + 1) : "");
    }

    Map<String, Object> bound() {
        var bound = new LinkedHashMap<String, Object>();
        values.forEach((filter, value) -> bound.put(filter.parameter(), value));
        if (after != null) {
            bound.put("value", after.value());
            bound.put("id", after.id());
        }
        return bound;
    }

    /** Returns where to read on after this row. */
    String next(Map<String, @Nullable Object> last) {
        return new Cursor(order(), String.valueOf(last.get(sort.name())), String.valueOf(last.get("id"))).text();
    }
}
