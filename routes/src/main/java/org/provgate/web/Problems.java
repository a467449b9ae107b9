package org.provgate.web;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import org.provgate.agreements.NotLoggedException;
import org.provgate.rules.Refusal;
import org.provgate.tables.TableRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What went wrong, as RFC 9457 problems; {@code code} is stable, for programs. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String AGAIN_AFTER = "5";
    /** Class of SQL states: the value is wrong, not the database. */
    private static final String DATA_EXCEPTION = "22";

    /** Codes of what is not there; everything else refused is a conflict with a rule or with the state. */
    private static final Map<String, HttpStatus> STATUS = Map.ofEntries(
            Map.entry("batch-unknown", HttpStatus.NOT_FOUND),
            Map.entry("task-unknown", HttpStatus.NOT_FOUND),
            Map.entry("target-unknown", HttpStatus.NOT_FOUND),
            Map.entry("contributor-unknown", HttpStatus.NOT_FOUND),
            Map.entry("rules-broken", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("commitment-format", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("contribution-refused", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("nonce-missing", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("reason-missing", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("recusal-refused", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("delivery-unknown", HttpStatus.NOT_FOUND),
            Map.entry("province-unknown", HttpStatus.NOT_FOUND),
            Map.entry("filter-missing", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("transfer-unknown", HttpStatus.NOT_FOUND),
            Map.entry("suspicion-unknown", HttpStatus.NOT_FOUND),
            Map.entry("clue-unknown", HttpStatus.NOT_FOUND),
            Map.entry("answer-unknown", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("department-unknown", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("record-unknown", HttpStatus.NOT_FOUND),
            Map.entry("nothing-open", HttpStatus.NOT_FOUND),
            Map.entry("sanction-unknown", HttpStatus.NOT_FOUND),
            Map.entry("field-unknown", HttpStatus.NOT_FOUND),
            Map.entry("recall-unknown", HttpStatus.NOT_FOUND),
            Map.entry("repair-none", HttpStatus.NOT_FOUND),
            Map.entry("repair-incomplete", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("feedback-refused", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("idempotency-key-missing", HttpStatus.BAD_REQUEST),
            Map.entry("idempotency-key-reused", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("etag-changed", HttpStatus.PRECONDITION_FAILED),
            Map.entry("precondition-required", HttpStatus.PRECONDITION_REQUIRED),
            Map.entry("client-unknown", HttpStatus.NOT_FOUND),
            Map.entry("subscription-unknown", HttpStatus.NOT_FOUND),
            Map.entry("event-unknown", HttpStatus.NOT_FOUND),
            Map.entry("resend-too-many", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("person-unknown", HttpStatus.NOT_FOUND),
            Map.entry("setup-closed", HttpStatus.NOT_FOUND),
            Map.entry("code-invalid", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("password-wrong", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("subject-format", HttpStatus.UNPROCESSABLE_ENTITY),
            Map.entry("busy", HttpStatus.SERVICE_UNAVAILABLE),
            Map.entry("too-large", HttpStatus.PAYLOAD_TOO_LARGE));

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        var problem =
                problem(STATUS.getOrDefault(refusal.code(), HttpStatus.CONFLICT), refusal.code(), refusal.getMessage());
        if (!refusal.violations().isEmpty()) problem.setProperty("violations", refusal.violations());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        var root = root(e);
        if (root instanceof StreamConstraintsException)
            return problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", BodyLimits.SENTENCE);
        return problem(HttpStatus.BAD_REQUEST, "malformed", root.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, "malformed", e.getMessage());
    }

    /** Also what a caller may not ask for. */
    @ExceptionHandler
    ProblemDetail nothing(NoResourceFoundException e) {
        return problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "there is nothing here for you; /api/v1/openapi.json tells what there is");
    }

    /** Says what there is, in the words of the API and not in those of the program. */
    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException e) {
        var type = e.getParameter().getParameterType();
        var one = Collection.class.isAssignableFrom(type)
                ? ResolvableType.forMethodParameter(e.getParameter())
                        .getGeneric()
                        .resolve(type)
                : type;
        var form = one.isEnum()
                ? "must be one of " + Arrays.toString(one.getEnumConstants())
                : one == LocalDate.class ? "must be a day such as 2026-11-01" : "is not of the form it must have";
        return problem(HttpStatus.BAD_REQUEST, "malformed", e.getName() + " " + form);
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notNow(IllegalStateException e) {
        return problem(HttpStatus.CONFLICT, "wrong-state", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail noTable(TableRefusedException e) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "table-refused", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooBig(MaxUploadSizeExceededException e) {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "the file is bigger than any table may be; split it");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingRequestHeaderException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "header-missing",
                "header " + e.getHeaderName() + " is missing: it says who acts");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException e) {
        return problem(HttpStatus.BAD_REQUEST, "malformed", "parameter " + e.getParameterName() + " is missing");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestPartException e) {
        return problem(
                HttpStatus.BAD_REQUEST, "malformed", "part " + e.getRequestPartName() + " of the form is missing");
    }

    @ExceptionHandler
    ProblemDetail otherForm(HttpMediaTypeNotSupportedException e) {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                "this takes " + e.getSupportedMediaTypes() + "; say so in Content-Type");
    }

    /** The database restarts, or two got into each other's way: nobody has to mend anything. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> away(RuntimeException e) {
        LOG.warn("answered 503", e);
        var problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                "the database cannot be used at the moment; send the same again in " + AGAIN_AFTER
                        + " s, what is handed in under the same Idempotency-Key");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Nothing was shown; the sentence tells the operator what to do. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notLogged(NotLoggedException e) {
        LOG.error("answered 503: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "read-not-logged",
                        "the read cannot be logged at the moment, so nothing is shown; ask again in " + AGAIN_AFTER
                                + " s, and tell the operator of the gateway if it stays so"));
    }

    /** What the database says of a failure names tables: it goes to the log. */
    @ExceptionHandler
    ProblemDetail failed(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith(DATA_EXCEPTION))
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "malformed",
                    "a value has a character, a number or a day that no record can hold; look for control characters");
        LOG.error("answered 500", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "failed",
                "the gateway failed; nothing was changed. What happened stands in its log: tell the operator the time");
    }

    static ProblemDetail problem(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }
}
