package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.lookups.Asked;

/** Finds the question in a request and the handler that answers it; what is asked in an unusual way is not found. */
final class LookUpQuestions {

    private static final String SANCTIONS = "/api/v1/sanctions";
    private static final String SUBJECTS = "/api/v1/subjects/";
    private static final String INSPECTIONS = "/inspections";

    private static final int INSPECTIONS_OF_ONE = SUBJECTS.length() + 18 + INSPECTIONS.length();

    private final SanctionsController sanctions;
    private final RecognitionController recognition;

    LookUpQuestions(SanctionsController sanctions, RecognitionController recognition) {
        this.sanctions = sanctions;
        this.recognition = recognition;
    }

    /** @param uri as the description of the API names it */
    record Question(String uri, Function<Caller, Asked<? extends List<?>>> asked) {}

    @Nullable
    Question in(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.equals(SANCTIONS)) return measures(request);
        if (path.startsWith(SUBJECTS) && path.endsWith(INSPECTIONS)) return inspections(request, path);
        return null;
    }

    private @Nullable Question measures(HttpServletRequest request) {
        var usccs = request.getParameterValues("uscc");
        var fields = request.getParameterValues("field");
        if (usccs == null || usccs.length != 1 || fields != null && fields.length != 1) return null;
        return new Question(SANCTIONS, c -> sanctions.ask(c, usccs[0], fields == null ? null : fields[0]));
    }

    private @Nullable Question inspections(HttpServletRequest request, String path) {
        if (request.getQueryString() != null || path.length() != INSPECTIONS_OF_ONE) return null;
        var uscc = path.substring(SUBJECTS.length(), path.length() - INSPECTIONS.length());
        if (!uscc.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) return null;
        return new Question(SUBJECTS + "{uscc}" + INSPECTIONS, c -> recognition.ask(c, uscc, null));
    }
}
