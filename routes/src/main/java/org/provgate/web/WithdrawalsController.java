package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.opendata.Withdrawals;
import org.provgate.opendata.Withdrawals.Withdrawal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/withdrawals}: records taken back from the open data (撤回公示). */
@RestController
@RequestMapping("/api/v1/withdrawals")
class WithdrawalsController {

    private final Withdrawals withdrawals;

    WithdrawalsController(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    record Request(@Nullable String record, @Nullable String reason) {}

    /** Takes a result or penalty of the caller's department back, at once and for good. */
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Withdrawal withdraw(@RequestBody Request given, Caller caller) {
        if (given.record == null) throw new IllegalArgumentException("a withdrawal needs record and reason");
        return withdrawals.withdraw(caller, given.record, given.reason);
    }

    /** Returns what was taken back, the newest first. */
    @Needs(Permission.RECORDS_READ)
    @GetMapping
    List<Withdrawal> list(@RequestParam(defaultValue = "100") int limit, Caller caller) {
        return withdrawals.list(caller, Uploads.limit(limit));
    }
}
