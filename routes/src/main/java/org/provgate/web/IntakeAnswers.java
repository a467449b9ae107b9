package org.provgate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.submissions.Intake;
import org.provgate.submissions.Intake.Due;
import org.provgate.submissions.Kind;
import org.provgate.submissions.RecordError;
import org.provgate.submissions.Reply;

/**
 * Says what became of a call: 201 if all is taken, 200 if some is, 422 if nothing is.
 *
 * @param single whether one record was handed in by itself, and no array
 */
record IntakeAnswers(Kind kind, boolean single, ObjectMapper json) implements Function<Intake, Reply> {

    /** @param location of the record, or of the list of what came in with this call */
    record Taken(String submission, String location, List<Accepted> accepted, List<Fault> errors) {}

    /** @param row place in the call, from 0 */
    record Accepted(int row, String recordId, String subject, String location, List<Due> due) {}

    /** @param pointer into the body (RFC 6901) @param code stable @param zh for the clerk */
    record Fault(String pointer, int row, @Nullable String recordId, String field, String code, String zh, String en) {}

    /** RFC 9457. */
    record Refused(String type, String title, int status, String detail, String code, List<Fault> errors) {}

    @Override
    public Reply apply(Intake intake) {
        var errors = intake.errors().stream().map(this::fault).toList();
        if (intake.accepted().isEmpty()) return refused(intake, errors);
        var path = "/api/v1/" + kind.path();
        var accepted = intake.accepted().stream()
                .map(a -> new Accepted(a.row(), a.recordId(), a.subject(), path + "/" + a.recordId(), a.due()))
                .toList();
        var location = single ? accepted.get(0).location() : path + "?submission=" + intake.submission();
        return new Reply(
                errors.isEmpty() ? 201 : 200, text(new Taken(intake.submission(), location, accepted, errors)));
    }

    private Reply refused(Intake intake, List<Fault> errors) {
        long wrong = intake.errors().stream().map(RecordError::row).distinct().count();
        var detail = wrong + (wrong == 1 ? " record is" : " records are") + " wrong and nothing was taken; see errors";
        return new Reply(
                422, text(new Refused("about:blank", "Unprocessable Entity", 422, detail, "records-refused", errors)));
    }

    private Fault fault(RecordError e) {
        var pointer = (single ? "" : "/" + e.row()) + (e.field().isEmpty() ? "" : "/" + e.field());
        return new Fault(pointer, e.row(), e.recordId(), e.field(), e.code(), e.zh(), e.en());
    }

    private String text(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer can always be written", e);
        }
    }
}
