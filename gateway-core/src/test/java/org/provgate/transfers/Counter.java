package org.provgate.transfers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.clues.Clues;
import org.provgate.deadlines.WorkingCalendar;
import org.provgate.events.Events;
import org.provgate.outbox.Channel;
import org.provgate.rules.DrawRules;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Department;
import org.provgate.submissions.Mode;
import org.provgate.submissions.Outlets;
import org.provgate.suspicions.Suspicions;
import org.provgate.tasks.Tasks;
import org.provgate.transfers.TransferForm.Origin;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Where cases are handed over: a bureau's departments in Henan, whose platform takes none, and Hebei, whose platform does. */
public final class Counter {

    public static final Caller WANG = person("ZJ", "wang");
    public static final Caller ZHAO = person("ZJ", "zhao");
    public static final Caller POLICE = person("GA", "sun");
    public static final Caller FIRE = person("XF", "li");
    public static final Caller OFFICE = Caller.local("FG", "office");

    public final Department bureau = new Department();
    public final TransferRules rules = TransferRules.shipped(WorkingCalendar.shipped());
    public final Transfers transfers;
    public final Suspicions suspicions;
    public final Clues clues;
    public final TransferWatch watch = new TransferWatch(bureau.jdbc, rules, bureau.clock);
    public final Tasks tasks;

    public Counter() {
        var transactions = new JdbcTransactionManager(bureau.database);
        var events = new Events(bureau.jdbc, bureau.evidence, bureau.clock);
        var number = new AtomicLong();
        var outlets = new Outlets(Map.of(
                "henan",
                new Outlets.Outlet("410402", Set.of(Channel.RESULTS)),
                "hebei",
                new Outlets.Outlet("130634", Set.of(Channel.TRANSFERS))));
        transfers = new Transfers(
                bureau.database,
                transactions,
                rules,
                outlets,
                events,
                bureau.evidence,
                bureau.clock,
                () -> new UUID(number.incrementAndGet() << 16, 0));
        suspicions = new Suspicions(bureau.jdbc, transactions, rules, bureau.evidence, bureau.clock);
        tasks = new Tasks(bureau.database, transactions, bureau.evidence, DrawRules.shipped(), bureau.clock);
        clues = new Clues(
                bureau.jdbc,
                transactions,
                transfers,
                tasks,
                events,
                bureau.evidence,
                bureau.clock,
                () -> new UUID(number.incrementAndGet() << 16, 0));
    }

    public static Caller person(String department, String actor) {
        return new Caller(department, actor, Set.of(Permission.values()), Caller.Reach.DEPARTMENT);
    }

    /** A case of the firm, in Henan. */
    public static TransferForm form(Kind kind, String to, String record) {
        return new TransferForm(
                kind,
                to,
                null,
                "henan",
                Origin.ON_SITE,
                record,
                null,
                Department.FIRM,
                null,
                "串通投标",
                "投标文件雷同",
                "投标文件两份",
                null,
                "王 0375-1234");
    }

    /** A case to fire and rescue, in Hebei. */
    public static TransferForm hebei() {
        return new TransferForm(
                Kind.OTHER_DEPT,
                "XF",
                null,
                "hebei",
                Origin.ON_SITE,
                null,
                null,
                null,
                "乙公司",
                "堵塞疏散通道",
                "二层通道上锁",
                null,
                null,
                null);
    }

    /** Hands in a result of the firm; returns its record. */
    public String result() {
        return bureau.results
                .submit(List.of(Department.result(Department.FIRM)), Department.ZJ, Mode.ALL, "S-1")
                .accepted()
                .get(0)
                .recordId();
    }

    /** Returns a transfer that was sent. */
    public Transfer sent(TransferForm form) {
        var id = transfers.write(form, WANG).transfer().id();
        if (Transfers.guarded(form.kind())) transfers.approve(id, ZHAO);
        return transfers.send(id, WANG).transfer();
    }

    public List<String> events(String receiver) {
        return bureau.jdbc
                .sql("SELECT type FROM event WHERE receiver = :r ORDER BY id")
                .param("r", receiver)
                .query(String.class)
                .list();
    }
}
