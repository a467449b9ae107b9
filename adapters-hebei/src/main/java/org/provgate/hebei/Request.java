package org.provgate.hebei;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Batch;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;

/**
 * Writes one inner {@code <Request>}; what cannot be carried is refused here, before a byte is sent. Only from what it is given:
 * the same things always make the same bytes, by which the platform knows a batch again. For one thread.
 */
final class Request {

    private final String tranCode;
    private final StringBuilder out = new StringBuilder("<Request>");
    private String place = "";

    Request(String tranCode) {
        this.tranCode = tranCode;
    }

    /** @throws PlatformException.Refused naming the field, if the text holds what XML has no place for */
    Request text(String name, @Nullable String text) {
        if (text != null) {
            int foreign = Xml.foreign(text);
            if (foreign >= 0) throw refused("2003", name, "holds U+%04X, which no XML can carry".formatted(foreign));
        }
        Xml.element(out, name, text);
        return this;
    }

    Request day(String name, @Nullable LocalDate day) {
        return text(name, day == null ? null : PlatformTime.text(day));
    }

    Request flag(String name, boolean set) {
        return text(name, set ? "1" : "0");
    }

    /** Joins by commas. @throws PlatformException.Refused if a text has a comma of its own, which would make two of it */
    Request joined(String name, List<String> texts) {
        if (texts.stream().anyMatch(text -> text.contains(",")))
            throw refused("F02", name, "has a comma within one of the texts that commas join");
        return text(name, String.join(",", texts));
    }

    /** @throws PlatformException.Refused if there are more rows than the platform takes at once */
    <T> Request rows(List<T> things, int limit, BiConsumer<Request, T> row) {
        return list(things, limit, (index, thing) -> {
            place = " of row " + (index + 1);
            row.accept(this, thing);
        });
    }

    /** Rows with their number and our id. @throws PlatformException.Refused if there are more than the platform takes at once */
    <R> Request batch(Batch<R> batch, Function<R, String> busId, int limit, BiConsumer<Request, R> row) {
        return list(batch.records(), limit, (index, record) -> {
            var id = busId.apply(record);
            place = " of record " + Xml.shortened(id);
            text("RowNo", Integer.toString(index + 1)).text("BusId", id);
            row.accept(this, record);
        });
    }

    /** The list of one field only. @throws PlatformException.Refused if there are more than the platform takes at once */
    Request texts(String name, List<String> texts, int limit) {
        check(texts, limit);
        out.append("<list>");
        texts.forEach(text -> text(name, text));
        out.append("</list>");
        return this;
    }

    private <T> Request list(List<T> things, int limit, BiConsumer<Integer, T> row) {
        check(things, limit);
        out.append("<list>");
        for (int i = 0; i < things.size(); i++) {
            out.append("<Row>");
            row.accept(i, things.get(i));
            out.append("</Row>");
        }
        out.append("</list>");
        place = "";
        return this;
    }

    private void check(List<?> entries, int limit) {
        if (entries.size() > limit)
            throw refused("2002", "list", "has " + entries.size() + " entries, the platform takes at most " + limit);
    }

    /** Returns why this is not sent: what is wrong with the field {@code name} of the row being written. */
    PlatformException.Refused refused(String code, String name, String what) {
        return new PlatformException.Refused(
                code,
                "Hebei was not asked " + tranCode + ": " + name + place + ' ' + what + "; correct it and send again.");
    }

    /** Returns the request under the batch number given; a number of its own is only for what may be asked at will. */
    WireRequest seal(String batchNo, CallContext context) {
        return Envelope.seal(tranCode, batchNo, out + "</Request>", context);
    }

    WireRequest seal(CallContext context) {
        return seal(context.nextBatchNumber(), context);
    }
}
