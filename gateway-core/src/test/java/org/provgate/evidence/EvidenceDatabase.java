package org.provgate.evidence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL of its own with the table migrated; {@link #clear} empties it past the trigger. */
final class EvidenceDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final TransactionTemplate repeatableRead;
    final Evidence evidence;

    EvidenceDatabase() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataSource database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).target("1").load().migrate();
        jdbc = JdbcClient.create(database);
        var transactions = new DataSourceTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        repeatableRead = new TransactionTemplate(transactions);
        repeatableRead.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        evidence = new Evidence(jdbc);
    }

    Mark append(Entry entry) {
        return transaction.execute(status -> evidence.append(entry));
    }

    /** Does what the trigger forbids, as the owner of the database could. */
    void tamper(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE evidence DISABLE TRIGGER ALL").update();
            jdbc.sql(sql).update();
            jdbc.sql("ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_is_appended_only")
                    .update();
        });
    }

    void clear() {
        tamper("TRUNCATE evidence");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
