package org.provgate.web;

import java.util.NoSuchElementException;
import org.provgate.tables.TableRefusedException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What went wrong with items, officers and plans, as RFC 9457 problems; {@code code} is stable, for programs. */
@RestControllerAdvice(assignableTypes = {ItemsController.class, OfficersController.class, PlansController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class BureauProblems {

    @ExceptionHandler
    ProblemDetail unknown(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notNow(IllegalStateException e) {
        return problem(HttpStatus.CONFLICT, "wrong-state", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, "malformed", e.getMessage());
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

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
