package org.provgate.mock.henan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Population;
import org.provgate.mock.register.SimulatedClock;
import org.provgate.mock.register.SimulatedRow;
import org.provgate.mock.register.Version;

/** One stream of the register, read in chains of pages (contract, Register). Safe for threads. */
final class Chain<R extends SimulatedRow> {

    /** Writes an item's fields between the braces. */
    interface Items<R> {
        void write(R row, JsonGenerator json) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();
    /** How far behind a row its repetition comes, so that it may fall on another page. */
    private static final int LAG = 7;
    /** How many units a page looks at before it is handed out short. */
    private static final int PATIENCE = 20_000;

    private final String stream;
    private final Population<R> population;
    private final Items<R> items;
    private final SimulatedClock registerClock;
    private final Clock clock;

    Chain(String stream, Population<R> population, Items<R> items, SimulatedClock registerClock, Clock clock) {
        this.stream = stream;
        this.population = population;
        this.items = items;
        this.registerClock = registerClock;
        this.clock = clock;
    }

    Answer page(Query query, String areaCode, @Nullable Fault fault) {
        var cursor = cursor(query, areaCode);
        int limit = limit(query.get("limit"));
        try {
            return Json.answer(200, write(cursor, limit, fault));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cursor cursor(Query query, String areaCode) {
        var area = query.get("areaCode");
        var text = query.get("cursor");
        if (area == null ? text == null : !area.equals(areaCode)) throw Refusal.malformed("areaCode");
        var after = query.get("updatedAfter");
        long from = after == null ? -1 : population.timeline().after(Times.parse(after, "updatedAfter"));
        if (text == null) return new Cursor(stream, clock.instant(), registerClock.day(), from, 0);
        var cursor = Cursor.read(text);
        if (!cursor.stream().equals(stream)) throw Refusal.malformed("cursor");
        if (after != null && from != cursor.from()) throw Refusal.malformed("updatedAfter");
        if (cursor.dead(clock.instant())) throw Refusal.cursorExpired();
        return cursor;
    }

    private static int limit(@Nullable String text) {
        if (text == null) return 1000;
        if (!text.matches("[0-9]{1,4}")) throw Refusal.malformed("limit");
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > 2000) throw Refusal.malformed("limit");
        return limit;
    }

    private byte[] write(Cursor cursor, int limit, @Nullable Fault fault) throws IOException {
        var bytes = new ByteArrayOutputStream(limit * 900);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("code", "00");
            json.writeStringField("message", "成功");
            json.writeArrayFieldStart("items");
            long unit = fault == Fault.EMPTY_PAGE ? cursor.unit() : writeItems(json, moved(cursor, fault), limit);
            json.writeEndArray();
            boolean more = unit < units(cursor);
            json.writeStringField("nextCursor", more ? cursor.at(unit).write() : null);
            json.writeBooleanField("hasMore", more);
            json.writeStringField("snapshotTime", Times.format(SimulatedClock.timeOf(cursor.day())));
            json.writeNumberField("total", total(cursor));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static Cursor moved(Cursor cursor, @Nullable Fault fault) {
        if (fault == Fault.ROWS_REPEATED) return cursor.at(Math.max(0, cursor.unit() - 10));
        return fault == Fault.ROWS_LOST ? cursor.at(cursor.unit() + 20) : cursor;
    }

    private long writeItems(JsonGenerator json, Cursor cursor, int limit) throws IOException {
        long end = Math.min(units(cursor), cursor.unit() + PATIENCE);
        long unit = cursor.unit();
        for (int written = 0; unit < end && written < limit; unit++) {
            var row = row(cursor, unit);
            if (row == null) continue;
            json.writeStartObject();
            items.write(row, json);
            json.writeEndObject();
            written++;
        }
        return unit;
    }

    private @Nullable R row(Cursor cursor, long unit) {
        if (unit % 2 == 0) {
            var version = version(cursor, unit / 2);
            return version == null ? null : population.row(version);
        }
        if (unit / 2 < LAG) return null;
        var version = version(cursor, unit / 2 - LAG);
        return version == null ? null : population.repeated(version, cursor.from());
    }

    /** Returns the version the chain's snapshot shows at a place, or null if it shows none there. */
    private @Nullable Version version(Cursor cursor, long place) {
        if (!cursor.full()) return population.timeline().newestAt(cursor.from() + place, cursor.day());
        var version = population.timeline().at(place, cursor.day());
        return version.withdrawn() ? null : version;
    }

    private long units(Cursor cursor) {
        var timeline = population.timeline();
        return 2 * (cursor.full() ? timeline.rows(cursor.day()) : timeline.end(cursor.day()) - cursor.from());
    }

    private long total(Cursor cursor) {
        return cursor.full()
                ? population.held(cursor.day())
                : population.timeline().distinct(cursor.from(), cursor.day());
    }
}
