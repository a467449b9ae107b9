package org.provgate.filing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what the province does not have yet, and writes it into the outbox. For several threads and gateways. */
public final class Filing {

    /** One gateway at a time compares; another would find the same and be refused by the keys. */
    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtext('provgate.filing'), hashtext(:province))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FilingDesk desk;
    private final ListFiling lists;
    private final PlanFiling plans;
    private final TaskFiling tasks;
    private final TransferFiling transfers;

    public Filing(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.desk = new FilingDesk(jdbc, outbox, evidence, clock);
        this.lists = new ListFiling(jdbc);
        this.plans = new PlanFiling(jdbc);
        this.tasks = new TaskFiling(jdbc);
        this.transfers = new TransferFiling(jdbc, clock);
    }

    /**
     * Writes what is new or changed since the last time.
     *
     * @param province the entry of the settings
     * @param channels what its adapter offers
     * @return how many records were written; 0 too while another gateway is at it
     */
    public int catchUp(String province, String areaCode, Set<Channel> channels) {
        var written = transactions.execute(t -> {
            if (!jdbc.sql(LOCK).param("province", province).query(Boolean.class).single()) return 0;
            List<Filed> filed = new ArrayList<>();
            filed.addAll(lists.due(province, channels));
            if (channels.contains(Channel.PLANS)) filed.addAll(plans.due(province, areaCode));
            if (channels.contains(Channel.TASKS)) filed.addAll(tasks.due(province));
            if (channels.contains(Channel.TRANSFERS)) filed.addAll(transfers.due(province));
            desk.file(province, areaCode, filed);
            return filed.size();
        });
        return written == null ? 0 : written;
    }
}
