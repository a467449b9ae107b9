package org.provgate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadLog;
import org.provgate.evidence.Digest;
import org.provgate.rules.Refusal;
import org.provgate.submissions.Call;
import org.provgate.submissions.Desk;
import org.provgate.submissions.HandedIn;
import org.provgate.submissions.Kind;
import org.provgate.submissions.Mode;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.RecordFilter;
import org.provgate.submissions.Records;
import org.provgate.submissions.Repeatable;
import org.provgate.submissions.Reply;
import org.provgate.submissions.Shape;
import org.provgate.submissions.StoredRecord;
import org.provgate.submissions.Submitter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Requests about records of any kind: key, body and precondition in; the kept answer out. For several threads. */
final class RecordRequests {

    static final String KEY = "Idempotency-Key";
    private static final int MOST_BYTES = 8 << 20;

    private final Records records;
    private final RecordBook book;
    private final ReadLog reads;
    private final Clock clock;
    private final ObjectMapper json;

    RecordRequests(Records records, RecordBook book, ReadLog reads, Clock clock, ObjectMapper json) {
        this.reads = reads;
        this.clock = clock;
        this.records = records;
        this.book = book;
        this.json = json;
    }

    /** Who asks, for what, under which key. */
    record Asking(HttpServletRequest request, Submitter by, String key) {
        static Asking of(HttpServletRequest request, Caller caller, @Nullable String key) {
            if (key == null)
                throw new Refusal(
                        "idempotency-key-missing",
                        "header " + KEY
                                + " is missing: a key of your own for this request, so that it can be repeated");
            return new Asking(request, new Submitter(caller.department(), caller.actor()), key);
        }
    }

    <S extends HandedIn> ResponseEntity<String> submit(
            Kind kind, Desk<S> desk, Shape<S> shape, Asking asking, String mode) {
        var body = body(asking.request);
        var read = shape.read(body, null);
        var call = new Call<>(read.drafts(), asking.by, mode(mode), records.submissionId());
        return answer(
                desk.submit(call, repeatable(asking, body), () -> {}, new IntakeAnswers(kind, read.single(), json)));
    }

    /** @param ifMatch the version of the record that is corrected */
    <S extends HandedIn> ResponseEntity<String> correct(
            Kind kind, Desk<S> desk, Shape<S> shape, Asking asking, String id, @Nullable String ifMatch) {
        if (ifMatch == null)
            throw new Refusal(
                    "precondition-required",
                    "header If-Match is missing: the ETag of record " + id
                            + " as you read it, so that you correct what you know");
        var old = one(kind, id);
        if (!old.department().equals(asking.by.department())) throw unknown(kind, id);
        var body = body(asking.request);
        var call = new Call<>(shape.read(body, id).drafts(), asking.by, Mode.ALL, records.submissionId());
        return answer(desk.submit(
                call, repeatable(asking, body), () -> match(kind, id, ifMatch), new IntakeAnswers(kind, true, json)));
    }

    StoredRecord one(Kind kind, String id) {
        return book.one(kind, id).orElseThrow(() -> unknown(kind, id));
    }

    /** What the office reads of departments is logged as what departments read of each other. */
    ResponseEntity<StoredRecord> show(Kind kind, String id, Caller caller) {
        var record = one(kind, id);
        if (caller.office())
            reads.note(new Read(
                    clock.instant(),
                    caller.department(),
                    caller.actor(),
                    kind == Kind.RESULT ? FindingKind.INSPECTION : FindingKind.PENALTY,
                    null,
                    null,
                    List.of(),
                    List.of(record.department()),
                    List.of(id)));
        return ResponseEntity.ok().eTag(record.etag()).body(record);
    }

    RecordBook.Page list(Kind kind, RecordFilter filter, @Nullable String cursor, int limit) {
        return book.list(kind, filter, cursor, Uploads.limit(limit));
    }

    private void match(Kind kind, String id, String ifMatch) {
        var etag = "\"" + one(kind, id).etag() + "\"";
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(e -> e.equals(etag) || e.equals("*")))
            throw new Refusal(
                    "etag-changed", "record " + id + " has changed since you read it; read it again, then correct it");
    }

    private static Refusal unknown(Kind kind, String id) {
        return new Refusal("record-unknown", "there is no record " + id + "; list them at /api/v1/" + kind.path());
    }

    private static Mode mode(String mode) {
        return switch (mode) {
            case "all" -> Mode.ALL;
            case "good" -> Mode.GOOD;
            default -> throw new IllegalArgumentException("mode must be all or good");
        };
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            var bytes = new ByteArrayOutputStream();
            var in = request.getInputStream();
            var part = new byte[16_384];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                bytes.write(part, 0, read);
                if (bytes.size() > MOST_BYTES)
                    throw new Refusal(
                            "too-large", "the body is bigger than " + MOST_BYTES + " bytes; send fewer records");
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the request ended before its body did", e);
        }
    }

    private static Repeatable repeatable(Asking asking, byte[] body) {
        var request = asking.request;
        var head = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        var headBytes = head.getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(headBytes, headBytes.length + body.length);
        System.arraycopy(body, 0, whole, headBytes.length, body.length);
        return new Repeatable(asking.by.department(), asking.key, Digest.of(whole));
    }

    private ResponseEntity<String> answer(Reply reply) {
        var status = HttpStatus.valueOf(reply.status());
        var answer = ResponseEntity.status(status)
                .contentType(status.isError() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        if (!status.isError())
            answer.header(HttpHeaders.LOCATION, location(reply).toString());
        return answer.body(reply.body());
    }

    /** The header is what the body says, so that a repeated answer has it too. */
    private URI location(Reply reply) {
        try {
            return URI.create(json.readTree(reply.body()).path("location").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer is JSON", e);
        }
    }
}
