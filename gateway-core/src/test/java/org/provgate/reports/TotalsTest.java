package org.provgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Totals are recomputed from the raw rows, one by one and in another way than the statements of the sheets. */
class TotalsTest {

    private static final int SUBJECTS = 5_000;
    private static final Period PERIOD = Period.parse("2026Q3");
    private static final Bureau BUREAU = Bureau.create();
    private static byte[] workbook;
    private static Duration took;

    /**
     * A task of 5,000 subjects and two departments: some not checked, some after the quarter, some refused and corrected once or
     * twice, some corrections refused.
     */
    @BeforeAll
    static void aLargeTask() throws IOException {
        for (var sql : List.of("""
                INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, uscc, name, state)
                SELECT 'henan', 'L-' || n, 0, '', '2026-01-01', 1, '2026-01-01', 'U' || n, '企业' || n, '1' FROM generate_series(1, :n) n
                """, """
                INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket)
                SELECT '410402202607310001', 'L-' || n, n + 10, 'L-' || n, 'A', 't' FROM generate_series(1, :n) n
                """, """
                INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
                SELECT '410402202607310001', 'L-' || n, 'ZJ', s, 'GW' || s FROM generate_series(1, :n) n, generate_series(1, 2) s
                """, """
                INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                    event_on, correction_of, submission, submitted_by, submitted_at)
                SELECT 'L-' || d || '-' || n || '-' || c, 'RESULT', 'henan', '410402', d, 'L-' || n, '410402202607310001', 'L-' || n,
                       jsonb_build_object('certNos', jsonb_build_array('豫D001', '豫D002'), 'findings', jsonb_build_array(
                           (ARRAY['NO_PROBLEM', 'FALSE_INFO', 'CORRECTED', 'FOLLOW_UP', 'NO_ACTIVITY', 'NOTICE_NOT_PUBLISHED'])[1 + (n + c) % 6],
                           (ARRAY['NO_PROBLEM', 'UNREACHABLE', 'OBSTRUCTED', 'ANNUAL_REPORT_NOT_PUBLISHED'])[1 + (n / 7 + c) % 4])),
                       'd', date '2026-08-01' + n % 80, CASE WHEN c > 1 THEN 'L-' || d || '-' || n || '-' || (c - 1) END, 's', 'test',
                       timestamptz '2026-08-01' + (n * 10 + c) * interval '1 minute'
                  FROM generate_series(1, :n) n, unnest(ARRAY['ZJ', 'XF']) d, generate_series(1, 3) c
                 WHERE n % 11 <> 0 AND (c = 1 OR c = 2 AND n % 5 = 0 OR c = 3 AND n % 15 = 0)
                """, """
                INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                      created_at, accepted_at, published_on, changed_at)
                SELECT id, 'henan', 'RESULTS', id, 'l', '', state, now(), 1, now(),
                       CASE WHEN state IN ('PUBLISHED', 'ACCEPTED', 'RETURNED') THEN now() END,
                       CASE WHEN state = 'PUBLISHED' THEN date '2026-09-01' END, now()
                  FROM (SELECT id, (ARRAY['PUBLISHED', 'REJECTED', 'ACCEPTED', 'RETURNED', 'PENDING'])[1 + (hashtext(id) & 1023) % 5] AS state
                          FROM record WHERE id LIKE 'L-%' AND :n > 0) r
                """))
            BUREAU.jdbc.sql(sql).param("n", SUBJECTS).update();
        BUREAU.jdbc.sql("ANALYZE").update();
        long begun = System.nanoTime();
        workbook = BUREAU.workbook(PERIOD.toString(), "2026-10-15");
        took = Duration.ofNanos(System.nanoTime() - begun);
    }

    private record Raw(
            String id,
            String correctionOf,
            String subject,
            String department,
            LocalDate day,
            Set<String> findings,
            String state) {
        boolean refused() {
            return state.equals("REJECTED") || state.equals("RETURNED");
        }
    }

    /** Walks every chain from its first record to its last. */
    private static Map<String, Raw> counting(JdbcClient jdbc) {
        var next = new HashMap<String, Raw>();
        var counting = new HashMap<String, Raw>();
        var first = new HashSet<Raw>();
        jdbc.sql("SELECT r.*, d.state FROM record r JOIN delivery d ON d.record_id = r.id WHERE r.id LIKE 'L-%'")
                .query(row -> {
                    var findings = new HashSet<String>();
                    for (var code : row.getString("content").split("\""))
                        if (code.matches("[A-Z_]+")) findings.add(code);
                    var raw = new Raw(
                            row.getString("id"),
                            row.getString("correction_of"),
                            row.getString("subject_key"),
                            row.getString("department"),
                            row.getObject("event_on", LocalDate.class),
                            findings,
                            row.getString("state"));
                    if (raw.correctionOf == null) first.add(raw);
                    else next.put(raw.correctionOf, raw);
                });
        for (var raw : first) {
            Raw newest = raw;
            Raw taken = raw.refused() ? null : raw;
            for (var r = next.get(raw.id); r != null; r = next.get(r.id)) {
                newest = r;
                if (!r.refused()) taken = r;
            }
            counting.put(raw.subject + "/" + raw.department, taken == null ? newest : taken);
        }
        return counting;
    }

    @Test
    void R65_totals_are_those_of_the_raw_rows() throws IOException {
        var sheet = Bureau.sheet(workbook, "抽查结果统计表");
        var head = sheet.get(2);
        var results = counting(BUREAU.jdbc).values().stream()
                .filter(r -> !r.day.isBefore(PERIOD.first()) && !r.day.isAfter(PERIOD.last()))
                .toList();
        var total = Bureau.row(sheet, "合计");
        assertThat(results).hasSizeGreaterThan(6_000);
        assertThat(total.get(head.indexOf("检查"))).isEqualTo(String.valueOf(results.size()));
        assertThat(total.get(head.indexOf("抽取")))
                .as("two departments for each subject of the joint task, one of the complaint")
                .isEqualTo(String.valueOf(2 * (SUBJECTS + 4) + 1));
        expect(total, head, "未发现问题", results, Set.of("NO_PROBLEM"));
        expect(total, head, "未按规定公示应当公示的信息", results, Set.of("NOTICE_NOT_PUBLISHED", "ANNUAL_REPORT_NOT_PUBLISHED"));
        expect(total, head, "公示信息隐瞒真实情况、弄虚作假", results, Set.of("FALSE_INFO"));
        expect(total, head, "通过登记的住所（经营场所）无法联系", results, Set.of("UNREACHABLE"));
        expect(total, head, "发现问题已责令改正", results, Set.of("CORRECTED"));
        expect(total, head, "不配合检查情节严重", results, Set.of("OBSTRUCTED"));
        expect(total, head, "未发现开展本次抽查涉及的经营活动", results, Set.of("NO_ACTIVITY"));
        expect(total, head, "发现问题待后续处理", results, Set.of("FOLLOW_UP"));
        var published =
                results.stream().filter(r -> r.state.equals("PUBLISHED")).count();
        assertThat(total.get(head.indexOf("已公示"))).isEqualTo(String.valueOf(published));
        assertThat(Double.parseDouble(total.get(head.indexOf("公示率")))).isEqualTo((double) published / results.size());
        var problems = results.stream()
                .filter(r -> r.findings.stream().anyMatch(f -> !f.equals("NO_PROBLEM") && !f.equals("NO_ACTIVITY")))
                .count();
        assertThat(total.get(head.indexOf("发现问题"))).isEqualTo(String.valueOf(problems));
    }

    private static void expect(
            List<String> total, List<String> head, String column, List<Raw> results, Set<String> codes) {
        var expected = results.stream()
                .filter(r -> r.findings.stream().anyMatch(codes::contains))
                .count();
        assertThat(expected).isPositive();
        assertThat(total.get(head.indexOf(column))).as(column).isEqualTo(String.valueOf(expected));
    }

    @Test
    void sums_are_the_sums_of_their_lines() throws IOException {
        var sheet = Bureau.sheet(workbook, "抽查结果统计表");
        var lines = sheet.subList(3, sheet.size()).stream()
                .filter(r -> !r.get(3).isEmpty())
                .toList();
        var total = Bureau.row(sheet, "合计");
        for (int column = 5; column < 16; column++) {
            int c = column;
            assertThat(total.get(c))
                    .as(sheet.get(2).get(c))
                    .isEqualTo(String.valueOf(lines.stream()
                            .mapToLong(r -> Long.parseLong(r.get(c)))
                            .sum()));
        }
    }

    @Test
    void the_list_has_the_lines_the_table_counts() throws IOException {
        var names = Bureau.sheet(workbook, "抽查名单");
        var total = Bureau.row(Bureau.sheet(workbook, "抽查结果统计表"), "合计");
        var head = names.get(2);
        var lines = names.subList(3, names.size());
        assertThat(lines).hasSize(Integer.parseInt(total.get(5)));
        assertThat(lines.stream().filter(r -> !r.get(head.indexOf("检查日期")).isEmpty()))
                .hasSize(Integer.parseInt(total.get(6)));
    }

    @Test
    void five_thousand_subjects_take_ten_seconds_at_most() {
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }
}
