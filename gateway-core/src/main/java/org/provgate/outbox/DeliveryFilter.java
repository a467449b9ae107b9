package org.provgate.outbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null or empty does not narrow.
 *
 * @param id of one delivery
 * @param states in any of these
 * @param department which handed the record in
 * @param task the record is of
 * @param subject its key in the register, mostly its USCC
 * @param record id of the record handed in; finds the deliveries to all receivers
 * @param receipt number the platform gave
 */
public record DeliveryFilter(
        @Nullable Long id,
        Set<State> states,
        @Nullable String province,
        @Nullable Channel channel,
        @Nullable String department,
        @Nullable String task,
        @Nullable String subject,
        @Nullable String record,
        @Nullable String receipt) {

    /** Meets every delivery. */
    public static final DeliveryFilter ALL =
            new DeliveryFilter(null, Set.of(), null, null, null, null, null, null, null);

    public DeliveryFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
        subject = subject == null ? null : subject.strip().toUpperCase(Locale.ROOT);
    }

    /** Returns a filter that meets one delivery. */
    public static DeliveryFilter one(long id) {
        return new DeliveryFilter(id, Set.of(), null, null, null, null, null, null, null);
    }

    /** Returns the same narrowed to these states, and nothing else narrowed. */
    public DeliveryFilter in(State... states) {
        return new DeliveryFilter(id, Set.of(states), province, channel, department, task, subject, record, receipt);
    }

    /** Returns the condition over {@code delivery d} and {@code record r}. */
    String condition() {
        var sql = new StringBuilder("true");
        values().keySet().forEach(name -> sql.append(" AND ").append(CONDITIONS.get(name)));
        return sql.toString();
    }

    private static final Map<String, String> CONDITIONS = Map.of(
            "id", "d.id = :id",
            "states", "d.state = ANY(:states)",
            "province", "d.province = :province",
            "channel", "d.channel = :channel",
            "department", "r.department = :department",
            "task", "r.task_id = :task",
            "subject", "r.subject_key = :subject",
            "record", "d.record_id = :record",
            "receipt", "d.receipt_no = :receipt");

    /** Returns what narrows, by the name of its parameter. */
    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        if (id != null) values.put("id", id);
        if (!states.isEmpty())
            values.put("states", states.stream().map(State::name).toArray(String[]::new));
        if (province != null) values.put("province", province);
        if (channel != null) values.put("channel", channel.name());
        if (department != null) values.put("department", department);
        if (task != null) values.put("task", task);
        if (subject != null) values.put("subject", subject);
        if (record != null) values.put("record", record);
        if (receipt != null) values.put("receipt", receipt);
        return values;
    }
}
