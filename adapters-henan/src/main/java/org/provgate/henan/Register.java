package org.provgate.henan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/**
 * Register, lists and statistics (contract, Register). A position is empty (first page), {@code cursor:…} or
 * {@code statistics:…} with the snapshot time of the first page.
 */
final class Register implements RegisterFeed {

    private static final String CURSOR = "cursor:";
    private static final String STATISTICS = "statistics:";
    private static final String LIMIT = "2000";

    private final Operation<RegisterQuestion, RegisterPage> page =
            Operation.of("register-page", Register::encode, Register::decode);

    @Override
    public Set<RegisterStream> streams() {
        return EnumSet.allOf(RegisterStream.class);
    }

    @Override
    public Operation<RegisterQuestion, RegisterPage> page() {
        return page;
    }

    private static WireRequest encode(RegisterQuestion question, CallContext context) {
        var query = new ArrayList<Entry<String, String>>();
        query.add(Map.entry("areaCode", context.areaCode()));
        var position = question.position();
        if (position.startsWith(STATISTICS)) {
            query.add(Map.entry("at", position.substring(STATISTICS.length())));
            return Requests.signed("GET", "/subjects/statistics", query, new byte[0], context);
        }
        if (question.since() != null) query.add(Map.entry("updatedAfter", question.since()));
        query.add(Map.entry("limit", LIMIT));
        if (position.startsWith(CURSOR)) query.add(Map.entry("cursor", position.substring(CURSOR.length())));
        var path = question.stream() == RegisterStream.SUBJECTS
                ? "/subjects"
                : "/lists/" + question.stream().name().toLowerCase(Locale.ROOT);
        return Requests.signed("GET", path, query, new byte[0], context);
    }

    private static RegisterPage decode(RegisterQuestion question, WireResponse response, CallContext context) {
        return Answers.read(response, context, json -> {
            var answer = new Answer();
            while (json.nextToken() == JsonToken.FIELD_NAME) answer.field(json, question.stream(), response);
            if (json.currentToken() != JsonToken.END_OBJECT) throw new IOException("the object is not closed");
            return question.position().startsWith(STATISTICS)
                    ? answer.statistics(response)
                    : answer.page(question, response);
        });
    }

    /** The fields of an answer as they come. */
    private static final class Answer {
        private final List<RegisterRow> rows = new ArrayList<>();
        private boolean items;
        private @Nullable String code;
        private @Nullable String nextCursor;
        private @Nullable Boolean hasMore;
        private @Nullable String snapshotTime;
        private @Nullable Long total;

        void field(JsonParser json, RegisterStream stream, WireResponse response) throws IOException {
            var name = json.currentName();
            var token = json.nextToken();
            switch (name) {
                case "code" -> Answers.check(code = json.getText(), response);
                case "nextCursor" -> nextCursor = token == JsonToken.VALUE_NULL ? null : json.getText();
                case "hasMore" -> hasMore = token.isBoolean() ? json.getBooleanValue() : null;
                case "snapshotTime" -> snapshotTime = json.getText();
                case "total" -> total = token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : null;
                case "items" -> {
                    items = token == JsonToken.START_ARRAY;
                    if (items) rows(json, stream, response);
                    else json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }

        private void rows(JsonParser json, RegisterStream stream, WireResponse response) throws IOException {
            for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == null) throw new IOException("the array is not closed");
                if (token != JsonToken.START_OBJECT)
                    throw new Unreadable("an object in items", token.name(), response.toString());
                rows.add(Rows.row(stream, Rows.fields(json)));
            }
        }

        RegisterPage statistics(WireResponse response) {
            present("code", code, response);
            long held = present("total", total, response);
            return new RegisterPage(List.of(), List.of(), null, OptionalLong.empty(), OptionalLong.of(held));
        }

        RegisterPage page(RegisterQuestion question, WireResponse response) {
            present("code", code, response);
            if (!items) throw new Unreadable("an array items", "none", response.toString());
            var followUps = new ArrayList<RegisterQuestion>();
            if (present("hasMore", hasMore, response))
                followUps.add(question.at(CURSOR + present("nextCursor while hasMore is true", nextCursor, response)));
            if (!question.position().isEmpty())
                return new RegisterPage(rows, followUps, null, OptionalLong.empty(), OptionalLong.empty());
            var snapshot = present("snapshotTime", snapshotTime, response);
            var announced = OptionalLong.of(present("total", total, response));
            if (question.stream() == RegisterStream.SUBJECTS) followUps.add(question.at(STATISTICS + snapshot));
            // a full pull has no tombstones: what a list announces is what it holds
            var held = question.full() && question.stream() != RegisterStream.SUBJECTS ? announced : OptionalLong.empty();
            return new RegisterPage(rows, followUps, snapshot, announced, held);
        }

        private static <T> T present(String what, @Nullable T value, WireResponse response) {
            if (value == null) throw new Unreadable(what, "nothing of that kind", response.toString());
            return value;
        }
    }
}
