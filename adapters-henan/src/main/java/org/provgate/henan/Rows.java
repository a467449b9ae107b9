package org.provgate.henan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.RegState;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RiskGrade;
import org.provgate.spi.register.RowFault.Rule;
import org.provgate.spi.register.RowReader;
import org.provgate.spi.register.Subject;

/** Reads the items of the register and of the lists (contract, Register; codes of domain 4.1, 4.3, 4.9). */
final class Rows {

    private static final Map<String, RegState> STATES = Map.of(
            "1", RegState.ACTIVE, "2", RegState.REVOKED, "3", RegState.REVOKED_DEREGISTERED, "4", RegState.DEREGISTERED,
            "5", RegState.ANNULLED, "6", RegState.MOVED_OUT, "9", RegState.OTHER);
    private static final Map<String, RiskGrade> GRADES =
            Map.of("L", RiskGrade.A, "M", RiskGrade.B, "MH", RiskGrade.C, "H", RiskGrade.D);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Map<String, String> ABNORMAL_REASONS = Map.of("1", "1", "2", "2", "3", "3", "4", "4");
    private static final Map<String, Boolean> OPERATIONS = Map.of("i", false, "u", false, "d", true);

    private Rows() {}

    /** Reads an object's fields as texts; of an object or array within, its JSON stands as {@code {…}}. */
    static Map<String, @Nullable String> fields(JsonParser json) throws IOException {
        var fields = new LinkedHashMap<String, @Nullable String>(32);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.VALUE_NULL) fields.put(name, null);
            else if (token != null && token.isScalarValue()) fields.put(name, json.getText());
            else {
                json.skipChildren();
                fields.put(name, "{…}");
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) throw new IOException("the object is not closed");
        return fields;
    }

    static RegisterRow row(RegisterStream stream, Map<String, @Nullable String> fields) {
        var reader = new RowReader(fields::get);
        reader.required("op");
        var withdrawn = Boolean.TRUE.equals(reader.code("op", OPERATIONS));
        var updatedAt = updatedAt(reader);
        var sourceKey = reader.text("PriPID");
        var content = stream == RegisterStream.SUBJECTS
                ? withdrawn ? Subject.keys(reader.text("UniSCID"), reader.text("RegNo")) : subject(reader)
                : withdrawn ? entryKeys(reader) : entry(stream, reader);
        return new RegisterRow(withdrawn, sourceKey, updatedAt, content, reader.faults(), () -> render(fields));
    }

    private static Subject subject(RowReader r) {
        return new Subject(
                r.text("UniSCID"), r.text("RegNo"), r.text("EntName"), r.text("EntType"), r.text("IndustryCo"),
                r.isoDate("EstDate"), r.text("RegOrg"), r.text("DomDistrict"), r.text("Dom"), r.text("OpScope"),
                r.isoDate("OpFrom"), openDate(r, "OpTo"), r.code("RegState", STATES), r.isoDate("StateDate"), r.text("LeRep"),
                r.amount("RegCap", 6), r.text("Currency"), r.code("RiskGrade", GRADES), r.code("IsOpan", FLAGS),
                r.code("IsSerVio", FLAGS));
    }

    private static ListEntry entry(RegisterStream stream, RowReader r) {
        var reason = stream == RegisterStream.ABNORMAL ? r.code("reason", ABNORMAL_REASONS) : r.text("reason");
        return new ListEntry(
                r.required("entryId"), r.text("UniSCID"), r.text("RegNo"), r.text("EntName"), reason, r.text("reasonText"),
                r.isoDate("inDate"), r.text("inOrgan"), r.text("inDocNo"), openDate(r, "outDate"), r.text("outReason"),
                r.text("outOrgan"));
    }

    private static ListEntry entryKeys(RowReader r) {
        return new ListEntry(
                r.required("entryId"), r.text("UniSCID"), r.text("RegNo"), null, null, null, null, null, null, null, null, null);
    }

    private static @Nullable LocalDate openDate(RowReader r, String field) {
        return r.openEnd(field) ? null : r.isoDate(field);
    }

    private static @Nullable Instant updatedAt(RowReader r) {
        var text = r.required("updatedAt");
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return r.report(Rule.DATE, "updatedAt");
        }
    }

    private static String render(Map<String, @Nullable String> fields) {
        var out = new StringWriter();
        try (var json = Answers.JSON.createGenerator(out)) {
            json.writeStartObject();
            for (var field : fields.entrySet()) json.writeStringField(field.getKey(), field.getValue());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
