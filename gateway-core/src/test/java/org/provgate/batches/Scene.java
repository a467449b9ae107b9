package org.provgate.batches;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.provgate.batches.BatchDefinition.Contributor;
import org.provgate.batches.BatchDefinition.Department;
import org.provgate.draw.Contribution;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.provgate.rules.DrawRules;
import org.provgate.rules.ItemClass;
import org.provgate.tasks.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A bureau with a sealed register, officers of two departments, and a fixed item list; on a real database. */
public final class Scene {

    public static final String ITEM = "41040200000001";
    public static final String KEY_ITEM = "41040200000002";

    final DataSource database = TestDatabase.create();
    public final JdbcClient jdbc = JdbcClient.create(database);
    final Evidence evidence = new Evidence(jdbc);
    public Instant now = Instant.parse("2026-11-21T02:00:00Z");
    public final Batches batches;
    public final Tasks tasks;

    public Scene() {
        var clock = InstantSource.system().withZone(ZoneOffset.UTC);
        var settable = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var transactions = new JdbcTransactionManager(database);
        batches = new Batches(database, transactions, evidence, DrawRules.shipped(), settable);
        tasks = new Tasks(database, transactions, evidence, DrawRules.shipped(), settable);
        for (int year = 2026; year <= 2028; year++) items(year);
        officers("ZJ", 12);
        officers("XF", 12);
    }

    /** Seals a register: subjects SUBJ-000001 and on; {@code grade} is SQL over the number {@code n}. */
    public Scene register(String province, int subjects, String grade) {
        jdbc.sql("CREATE TABLE IF NOT EXISTS subject_" + province + " PARTITION OF subject FOR VALUES IN ('" + province
                        + "')")
                .update();
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, ent_type,
                                             industry_code, area_code, state, risk_grade, on_abnormal_list, on_serious_list)
                        SELECT :province, 'SUBJ-' || lpad(n::text, 6, '0'), 0, '', :at, 1, :at, '企业' || n, '1130',
                               CASE WHEN n % 10 = 0 THEN '4710' ELSE '5211' END, '410402', '1', {grade}, false, false FROM generate_series(1, :subjects) n
                        """.replace("{grade}", grade))
                .param("province", province)
                .param("at", java.sql.Timestamp.from(now))
                .param("subjects", subjects)
                .update();
        return sealed(province, "a".repeat(64));
    }

    Scene sealed(String province, String root) {
        jdbc.sql("""
                        INSERT INTO run (province, area_code, state, stage, holder, opened_at, register_root)
                        VALUES (:province, '410402', 'SEALED', 'DONE', gen_random_uuid(), :at, :root)
                        """)
                .param("province", province)
                .param("at", java.sql.Timestamp.from(now))
                .param("root", root)
                .update();
        return this;
    }

    private void items(int year) {
        for (var code : List.of(ITEM, KEY_ITEM))
            jdbc.sql("""
                            WITH list AS (
                                INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                                VALUES ('ZJ', true, :year, 1, 'FIXED', 'a', now(), 'b', now())
                                ON CONFLICT (department, joint, year, version) DO UPDATE SET written_by = 'a' RETURNING id)
                            INSERT INTO item SELECT id, :code, '检查', :class, '法', '局', '企业', '内容', '现场', '要求', NULL, NULL,
                                   NULL, NULL, 'COUNTY' FROM list
                            """)
                    .param("year", year)
                    .param("code", code)
                    .param("class", code.equals(ITEM) ? "GENERAL" : "KEY")
                    .update();
    }

    private void officers(String department, int count) {
        jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, specialties, changed_by, changed_at)
                        SELECT :department || lpad(n::text, 3, '0'), :department, '甲', '局', :department || n, '2029-12-31',
                               CASE WHEN n % 2 = 0 THEN '{质量,安全}'::text[] ELSE '{}' END, 'a', now()
                          FROM generate_series(1, :count) n
                        """).param("department", department).param("count", count).update();
    }

    static Department department(String id, String item) {
        return new Department(id, 2, id.equals("ZJ") ? "安全" : null, List.of(item));
    }

    /** A joint general batch, undirected, with these rates. */
    static BatchDefinition batch(String id, String province, Map<String, String> rates) {
        return definition(
                id, province, null, ItemClass.GENERAL, rates, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
    }

    static BatchDefinition definition(
            String id,
            String province,
            String template,
            ItemClass itemClass,
            Map<String, String> rates,
            LocalDate start,
            LocalDate end) {
        var item = itemClass == ItemClass.KEY ? KEY_ITEM : ITEM;
        return new BatchDefinition(
                id,
                province,
                province.equals("henan") ? "410402" : "130624",
                "抽查 " + id,
                "ZJ",
                itemClass,
                template,
                null,
                Filter.NONE,
                rates,
                Map.of(),
                2,
                start,
                end,
                List.of(department("ZJ", item), department("XF", item)),
                List.of(new Contributor("zhujian", null, null), new Contributor("sifa", null, null)),
                null,
                null);
    }

    static BatchDefinition with(BatchDefinition d, Filter filter) {
        return new BatchDefinition(
                d.id(),
                d.province(),
                d.areaCode(),
                d.name(),
                d.leadDepartment(),
                d.itemClass(),
                d.template(),
                d.plan(),
                filter,
                d.rates(),
                d.minimum(),
                d.slack(),
                d.windowStart(),
                d.windowEnd(),
                d.departments(),
                d.contributors(),
                d.replaces(),
                d.replaceReason());
    }

    static BatchDefinition replacing(BatchDefinition d, String replaced, String reason) {
        return new BatchDefinition(
                d.id(),
                d.province(),
                d.areaCode(),
                d.name(),
                d.leadDepartment(),
                d.itemClass(),
                d.template(),
                d.plan(),
                d.filter(),
                d.rates(),
                d.minimum(),
                d.slack(),
                d.windowStart(),
                d.windowEnd(),
                d.departments(),
                d.contributors(),
                replaced,
                reason);
    }

    static BatchDefinition with(BatchDefinition d, List<Department> departments, List<Contributor> contributors) {
        return new BatchDefinition(
                d.id(),
                d.province(),
                d.areaCode(),
                d.name(),
                d.leadDepartment(),
                d.itemClass(),
                d.template(),
                d.plan(),
                d.filter(),
                d.rates(),
                d.minimum(),
                d.slack(),
                d.windowStart(),
                d.windowEnd(),
                departments,
                contributors,
                d.replaces(),
                d.replaceReason());
    }

    /** Opens and freezes. */
    Batch frozen(BatchDefinition definition) {
        batches.open(definition, "li");
        return batches.freeze(definition.id(), "li");
    }

    /** Opens, freezes and takes both contributions in: REVEALED. */
    Batch revealed(BatchDefinition definition) {
        frozen(definition);
        committed(definition.id());
        batches.reveal(definition.id(), "zhujian", "n1", "秋高气爽", "zhao");
        return batches.reveal(definition.id(), "sifa", "n2", "b7e1c3", "qian");
    }

    Batch committed(String id) {
        batches.commit(id, "zhujian", Contribution.commitment("zhujian", "n1", "秋高气爽"), "zhao");
        return batches.commit(id, "sifa", Contribution.commitment("sifa", "n2", "b7e1c3"), "qian");
    }

    Batch drawn(BatchDefinition definition) {
        revealed(definition);
        return batches.run(definition.id(), "li");
    }

    List<String> evidenceOf(String id) {
        return jdbc.sql("SELECT action FROM evidence WHERE object = :object ORDER BY sequence")
                .param("object", "batch/" + id)
                .query(String.class)
                .list();
    }
}
