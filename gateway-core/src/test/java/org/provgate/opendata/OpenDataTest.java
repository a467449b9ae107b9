package org.provgate.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.rules.Refusal;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the public sees, and what it never sees. */
class OpenDataTest {

    private final PublishedBureau bureau = new PublishedBureau();

    @Test
    void R72_a_result_is_open_when_the_province_shows_it_and_leaves_when_it_is_corrected_or_returned() {
        bureau.result("R-1", "2026-11-10", null);
        for (var state : List.of("PENDING", "ACCEPTED", "RETURNED", "REJECTED")) {
            bureau.delivered("R-1", state);
            assertThat(bureau.ids(OpenSet.RESULTS)).as(state).isEmpty();
        }
        bureau.delivered("R-1", "PUBLISHED");
        var before = bureau.page(OpenSet.RESULTS);
        assertThat(before.rows()).hasSize(1);
        assertThat(before.rows().get(0))
                .containsEntry("id", "R-1")
                .containsEntry("uscc", PublishedBureau.FIRM)
                .containsEntry("name", "企业一")
                .containsEntry("departmentName", "住房和城乡建设局")
                .containsEntry("items", List.of(PublishedBureau.ITEM))
                .containsEntry("findings", List.of("未按规定公示应当公示的信息", "发现问题已责令改正"))
                .containsEntry("drawn", false);

        bureau.result("R-2", "2026-11-12", "R-1");
        var between = bureau.page(OpenSet.RESULTS);
        assertThat(between.rows()).as("the old one is known to be wrong").isEmpty();
        assertThat(between.version().tag()).isNotEqualTo(before.version().tag());
        bureau.delivered("R-2", "PUBLISHED");
        assertThat(bureau.ids(OpenSet.RESULTS)).containsExactly("R-2");
        assertThat(bureau.open.version())
                .isEqualTo(bureau.page(OpenSet.RESULTS).version())
                .isEqualTo(bureau.open.version());
    }

    @Test
    void a_penalty_is_open_for_organisations_within_its_time_and_names_no_person() throws IOException {
        bureau.penalty("P-org", "ORGANISATION", "");
        bureau.penalty("P-person", "PERSON", "");
        bureau.penalty("P-shop", "INDIVIDUAL_BUSINESS", "");
        bureau.penalty("P-over", "ORGANISATION", until(-1));
        bureau.penalty("P-last", "ORGANISATION", until(0));
        bureau.penalty("P-secret", "ORGANISATION", ", \"secret\": true");
        bureau.penalty("P-simple", "ORGANISATION", ", \"procedure\": \"SIMPLE\"");
        bureau.penalty("P-waits", "ORGANISATION", "");
        for (var id : List.of("P-org", "P-person", "P-shop", "P-over", "P-last", "P-secret", "P-simple"))
            bureau.delivered(id, "ACCEPTED");
        bureau.delivered("P-waits", "PENDING");

        assertThat(bureau.ids(OpenSet.PENALTIES)).containsExactly("P-last", "P-org");
        var row = bureau.page(OpenSet.PENALTIES).rows().get(1);
        assertThat(row)
                .containsEntry("fine", "0.5")
                .containsEntry("kinds", List.of("罚款", "警告"))
                .containsEntry("content", "罚款5000元，经办身份证******、电话******")
                .containsEntry("publicUntil", bureau.today.minusDays(9).plusYears(3));
        assertThat(csv(OpenSet.PENALTIES)).doesNotContain("赵六", "110101199003070011", "13800138000", "内部");
    }

    @Test
    void a_plan_is_open_once_published_and_items_of_the_newest_fixed_list() {
        bureau.plan("41040220260001", 1, "REPLACED");
        bureau.plan("41040220260001", 2, "PUBLISHED");
        bureau.plan("41040220260002", 1, "APPROVED");
        bureau.list(1, "FIXED", "旧");
        bureau.list(2, "FIXED", "新");
        bureau.list(3, "DRAFT", "草");
        assertThat(bureau.page(OpenSet.PLANS).rows())
                .extracting(row -> row.get("planId") + " " + row.get("version") + " " + row.get("rate"))
                .containsExactly("41040220260001 2 0.05");
        assertThat(bureau.page(OpenSet.ITEMS).rows())
                .extracting(row -> row.get("name"))
                .containsExactly("新");
        assertThat(bureau.page(OpenSet.PLANS, Map.of("department", "XF")).rows())
                .hasSize(1);
        assertThat(bureau.page(OpenSet.PLANS, Map.of("area", "1306")).rows()).isEmpty();
    }

    @Test
    void what_a_department_takes_back_is_gone_at_once_and_only_its_own() {
        bureau.penalty("P-1", "ORGANISATION", "");
        bureau.delivered("P-1", "ACCEPTED");
        var ours = caller("ZJ");
        var before = bureau.open.version();
        assertThatThrownBy(() -> bureau.withdrawals.withdraw(caller("XF"), "P-1", "撤销"))
                .hasMessage(message(() -> bureau.withdrawals.withdraw(ours, "P-none", "撤销"))
                        .replace("P-none", "P-1"));
        assertThatThrownBy(() -> bureau.withdrawals.withdraw(ours, "P-1", " "))
                .hasMessageContaining("why the record is taken back");
        bureau.withdrawals.withdraw(ours, "P-1", "法院撤销");
        assertThat(bureau.ids(OpenSet.PENALTIES)).isEmpty();
        assertThat(bureau.open.version().tag()).isNotEqualTo(before.tag());
        assertThatThrownBy(() -> bureau.withdrawals.withdraw(Caller.local("ZJ", "li"), "P-1", "再撤"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("taken back before");
        assertThat(bureau.withdrawals.list(ours, 10)).hasSize(1);
        assertThat(bureau.withdrawals.list(caller("XF"), 10)).isEmpty();
    }

    @Test
    void the_publics_role_reads_the_views_and_nothing_below_them() {
        var anybody = JdbcClient.create(bureau.as("provgate_public"));
        for (var view : List.of("open_version", "open_result", "open_plan", "open_item", "open_penalty")) {
            assertThat(anybody.sql("SELECT count(*) FROM " + view)
                            .query(Long.class)
                            .single())
                    .isNotNegative();
            assertThatThrownBy(() -> anybody.sql("DELETE FROM " + view).update())
                    .isInstanceOf(DataAccessException.class);
        }
        var tables = bureau.jdbc
                .sql(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')"
                                + " AND has_table_privilege('provgate_public', oid, 'SELECT')")
                .query(String.class)
                .list();
        assertThat(tables)
                .containsExactlyInAnyOrder(
                        "open_version", "open_result", "open_plan", "open_item", "open_penalty", "department");
        assertThat(bureau.jdbc
                        .sql("SELECT relname FROM pg_class WHERE relname LIKE 'open\\_%' AND relkind = 'v'"
                                + " AND NOT coalesce(reloptions @> '{security_barrier=true}', false)")
                        .query(String.class)
                        .list())
                .as("views without a barrier")
                .isEmpty();
    }

    @Test
    void a_departments_role_sees_and_writes_its_own_withdrawals_alone() {
        bureau.penalty("P-1", "ORGANISATION", "");
        bureau.withdrawals.withdraw(caller("ZJ"), "P-1", "撤销");
        var jdbc = JdbcClient.create(bureau.as("provgate_department"));
        assertThat(jdbc.sql("SELECT count(*) FROM open_withdrawal")
                        .query(Long.class)
                        .single())
                .as("without a department nothing is seen")
                .isZero();
        var counts = "SELECT count(*) FROM open_withdrawal, (SELECT set_config('provgate.department', :d, false)) s";
        assertThat(jdbc.sql(counts).param("d", "XF").query(Long.class).single()).isZero();
        assertThat(jdbc.sql(
                                "SELECT set_config('provgate.department', 'ZJ', false), (SELECT count(*) FROM open_withdrawal)")
                        .query((r, n) -> r.getLong(2))
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO open_withdrawal VALUES ('x', 'ZJ', 'r', 'a', now())")
                        .update())
                .as("a connection for no department writes for none")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void pages_go_on_where_the_last_one_ended_in_every_order_and_csv_has_them_all() throws IOException {
        bureau.results(57);
        for (var set : OpenSet.values())
            for (var sort : set.sorts)
                for (var direction : List.of("", "-")) {
                    if (set != OpenSet.RESULTS) {
                        assertThat(bureau.page(set, Map.of("sort", direction + sort.name()))
                                        .rows())
                                .isEmpty();
                        continue;
                    }
                    var seen = new ArrayList<Object>();
                    var parameters = new java.util.HashMap<>(Map.of("limit", "10", "sort", direction + sort.name()));
                    OpenData.Page page;
                    do {
                        page = bureau.page(set, parameters);
                        page.rows().forEach(row -> seen.add(row.get("id")));
                        if (page.next() != null) parameters.put("after", page.next());
                    } while (page.next() != null);
                    assertThat(seen).hasSize(57).doesNotHaveDuplicates();
                }
        assertThat(csv(OpenSet.RESULTS)).hasLineCount(58).startsWith("id,publishedOn,checkedOn,areaCode,");
        assertThat(bureau.page(OpenSet.RESULTS, Map.of("area", "410308")).rows())
                .hasSize(29);
        assertThat(bureau.page(OpenSet.RESULTS, Map.of("from", "2020-01-11", "to", "2020-01-20"))
                        .rows())
                .hasSize(10);
        assertThat(bureau.page(OpenSet.RESULTS, Map.of("item", "41040200000009"))
                        .rows())
                .isEmpty();
    }

    @Test
    void a_whole_file_is_not_held_in_memory_and_one_cut_short_is_a_failure() throws IOException {
        bureau.results(20_000);
        assertThat(csv(OpenSet.RESULTS)).hasLineCount(20_001);
        // the connection dies once the first rows are out: what was still with the server is missing
        var cut = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                if (size() == 0) bureau.jdbc.sql("""
                                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                     WHERE datname = current_database() AND query LIKE '%FROM open_result%' AND pid <> pg_backend_pid()
                                    """).query(row -> {});
                super.write(bytes, from, length);
            }
        };
        assertThatThrownBy(() -> bureau.open.csv(OpenQuery.all(OpenSet.RESULTS), OpenData.Heads.EN, false, cut))
                .isInstanceOf(RuntimeException.class);
        assertThat(cut.size()).isBetween(1, 500_000);
    }

    @Test
    void a_cell_that_would_be_a_formula_is_text_with_a_mark_before_it() throws IOException {
        bureau.penalty("P-1", "ORGANISATION", "");
        bureau.jdbc.sql("""
                        UPDATE record SET content = jsonb_set(jsonb_set(content, '{party,name}', '"=cmd|'' /C calc''!A0"'), '{basis}', '"＋1，\\"2\\""')
                        """).update();
        bureau.delivered("P-1", "ACCEPTED");
        assertThat(csv(OpenSet.PENALTIES)).contains(",'=cmd|' /C calc'!A0,", ",\"'＋1，\"\"2\"\"\",");
    }

    @Test
    void every_finding_has_one_of_the_eight_texts() {
        for (var finding : Finding.values())
            assertThat(bureau.jdbc
                            .sql("SELECT cardinality(open_findings(jsonb_build_array(CAST(:code AS text))))")
                            .param("code", finding.name())
                            .query(Integer.class)
                            .optional())
                    .as(finding.name())
                    .contains(1);
    }

    private String csv(OpenSet set) throws IOException {
        var out = new ByteArrayOutputStream();
        bureau.open.csv(OpenQuery.all(set), OpenData.Heads.EN, false, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String until(int days) {
        return ", \"publicUntil\": \"" + bureau.today.plusDays(days) + "\"";
    }

    private static Caller caller(String department) {
        return new Caller(
                department,
                "wang",
                java.util.Set.of(org.provgate.access.Permission.RECORDS_WRITE),
                Caller.Reach.DEPARTMENT);
    }

    private static String message(Runnable refused) {
        try {
            refused.run();
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
        throw new AssertionError("was not refused");
    }
}
