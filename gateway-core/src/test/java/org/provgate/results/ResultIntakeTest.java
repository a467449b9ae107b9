package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Verification;
import org.provgate.submissions.Department;
import org.provgate.submissions.Mode;

/** What becomes of a result that is accepted. */
class ResultIntakeTest {

    private final Department department = new Department();

    @Test
    void a_result_is_stored_with_its_delivery_its_behaviours_and_its_evidence() {
        var intake =
                department.results.submit(List.of(Department.result(Department.FIRM)), Department.ZJ, Mode.ALL, "S-1");
        assertThat(intake.errors()).isEmpty();
        var id = intake.accepted().get(0).recordId();
        assertThat(id).startsWith("R20261121-").hasSizeLessThanOrEqualTo(50);
        assertThat(intake.accepted().get(0).subject()).isEqualTo(Department.FIRM);

        var delivery = department
                .jdbc
                .sql(
                        "SELECT channel, external_id, lane, batch_group, state, content FROM delivery JOIN delivery_content ON delivery_id = id ORDER BY id")
                .query()
                .listOfRows();
        assertThat(delivery).hasSize(2);
        assertThat(delivery.get(0))
                .containsEntry("channel", "RESULTS")
                .containsEntry("external_id", id)
                .containsEntry("lane", Department.FIRM)
                .containsEntry("batch_group", Department.TASK)
                .containsEntry("state", "PENDING");
        assertThat(delivery.get(0).get("content").toString())
                .contains("\"uscc\":\"91410402MA9K0001XT\"", "\"sourceKey\":\"P-91410402MA9K0001XT\"", "企业一")
                .contains("\"enteredBy\":\"王\"", "\"enteredAt\":\"2026-11-21T10:00:00+08:00\"");
        assertThat(delivery.get(1))
                .containsEntry("channel", "BEHAVIOURS")
                .containsEntry("external_id", id + "-1")
                .containsEntry("batch_group", "");
        assertThat(delivery.get(1).get("content").toString())
                .contains(
                        "\"batchMark\":\"2026112100001\"",
                        "\"source\":\"410402ZJ\"",
                        "\"officerNames\":[\"警官1\",\"警官2\"]")
                .contains("\"special\":false", "\"change\":\"INSERT\"");

        var digest = department
                .jdbc
                .sql("SELECT digest FROM record")
                .query(String.class)
                .single();
        assertThat(department
                        .jdbc
                        .sql("SELECT department, actor, action, object, digest_after FROM evidence")
                        .query()
                        .singleRow())
                .containsEntry("department", "ZJ")
                .containsEntry("actor", "王")
                .containsEntry("action", "results.submitted")
                .containsEntry("object", "submission/S-1")
                .containsEntry("digest_after", Digest.of(id + "\t" + digest + "\n"));
        assertThat(department.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }
}
