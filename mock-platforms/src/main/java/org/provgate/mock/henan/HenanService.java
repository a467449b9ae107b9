package org.provgate.mock.henan;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;
import org.provgate.mock.Fault;
import org.provgate.mock.Faults;
import org.provgate.mock.Platform;
import org.provgate.mock.register.SimulatedRegister;

/** All four services behind the one gateway: lets callers in, finds the service, answers refusals. */
final class HenanService implements Platform {

    static final String BASE = "/hn/gateway";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Gate gate;
    private final Clock clock;
    private final Register register;
    private final Inspection inspection;
    private final Credit credit;

    HenanService(HenanSettings settings, SimulatedRegister register, Inspection inspection, Credit credit) {
        this.gate = new Gate(settings);
        this.clock = settings.clock();
        this.register = new Register(register, settings.clock());
        this.inspection = inspection;
        this.credit = credit;
    }

    @Override
    public String operation(Call call) {
        return call.method() + " " + below(call);
    }

    @Override
    public Set<Fault> fitting(Call call) {
        var path = below(call);
        var fitting = EnumSet.of(Fault.QUOTA, Fault.BUSY, Fault.BUSY_SILENT);
        if (!path.startsWith("/app/")) fitting.add(Fault.TOKEN_EXPIRED);
        if (!register.streams(path)) return fitting;
        fitting.add(Fault.EMPTY_PAGE);
        if (call.query().contains("cursor="))
            fitting.addAll(EnumSet.of(Fault.CURSOR_EXPIRED, Fault.ROWS_REPEATED, Fault.ROWS_LOST));
        return fitting;
    }

    @Override
    public Answer answer(Call call, @Nullable Fault fault, Faults faults) {
        return dated(checked(call, fault, faults));
    }

    private Answer checked(Call call, @Nullable Fault fault, Faults faults) {
        try {
            if (fault == Fault.QUOTA) return waiting(new Refusal(429, "E4290", "请求过于频繁"), faults);
            if (fault == Fault.BUSY) return waiting(new Refusal(503, "E5001", "系统繁忙"), faults);
            if (fault == Fault.BUSY_SILENT) throw new Refusal(503, "E5001", "系统繁忙");
            if (fault == Fault.TOKEN_EXPIRED) throw Refusal.expired();
            return routed(call, fault);
        } catch (Refusal refusal) {
            return Json.answer(refusal);
        }
    }

    private Answer routed(Call call, @Nullable Fault fault) {
        var operation = operation(call);
        if (operation.equals("POST /app/token")) return gate.login(call);
        if (operation.equals("POST /app/token/refresh")) return gate.refresh(call);
        gate.check(call);
        if (fault == Fault.CURSOR_EXPIRED) throw Refusal.cursorExpired();
        var query = Query.of(call.query());
        var path = below(call);
        if (operation.equals("GET /subjects/statistics")) return register.statistics(query);
        if (call.method().equals("GET") && register.streams(path)) return register.page(path, query, fault);
        if (path.startsWith("/credit/") || path.startsWith("/supervision/")) return credit.answer(call, path, query);
        return inspection.answer(call, path, query);
    }

    /** Returns the path below the base, or the whole of it if it is elsewhere. */
    private static String below(Call call) {
        var path = call.path();
        return path.startsWith(BASE + "/") ? path.substring(BASE.length()) : path;
    }

    private static Answer waiting(Refusal refusal, Faults faults) {
        var answer = Json.answer(refusal);
        var headers = new HashMap<>(answer.headers());
        headers.put("Retry-After", Long.toString(faults.retryAfter().toSeconds()));
        return new Answer(answer.status(), headers, answer.body());
    }

    /** The Date header tells the platform's clock. */
    private Answer dated(Answer answer) {
        var headers = new HashMap<>(answer.headers());
        headers.put("Date", HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return new Answer(answer.status(), headers, answer.body());
    }
}
