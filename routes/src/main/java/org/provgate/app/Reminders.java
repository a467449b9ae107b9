package org.provgate.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.provgate.deadlines.Due;
import org.provgate.deadlines.Forecast;
import org.provgate.transfers.TransferWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds each department in the log of what is due soon or overdue. Names no subject. */
final class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Forecast forecast;
    private final TransferWatch transfers;
    private final Clock clock;

    Reminders(Forecast forecast, TransferWatch transfers, Clock clock) {
        this.forecast = forecast;
        this.transfers = transfers;
        this.clock = clock;
    }

    void log() {
        for (var reminder : forecast.reminders(LocalDate.ofInstant(clock.instant(), SHANGHAI)))
            LOG.warn(
                    "department {}: {} overdue, {} due soon, the first on {}, by rules {}; see: deadlines forecast"
                            + " --department {}",
                    reminder.department(),
                    reminder.overdue(),
                    reminder.duties().size() - reminder.overdue(),
                    reminder.duties().stream()
                            .map(Due::last)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    reminder.duties().stream()
                            .map(Due::rule)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    reminder.department());
        for (var late : transfers.overdue())
            LOG.warn(
                    "department {}: {} overdue to {}, the first since {}; see: transfers overdue",
                    late.department(),
                    late.count(),
                    switch (late.duty()) {
                        case TRANSFER -> "hand over a suspected crime";
                        case ANSWER -> "take or give back a transfer";
                        case OUTCOME -> "tell the outcome of a transfer";
                    },
                    late.first());
    }
}
