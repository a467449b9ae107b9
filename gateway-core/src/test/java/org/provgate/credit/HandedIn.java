package org.provgate.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.provgate.submissions.Call;
import org.provgate.submissions.Department;
import org.provgate.submissions.Mode;
import org.provgate.submissions.Shape;

/** Penalties of ZJ against the firm of {@link Department}, without a fault. */
public final class HandedIn {

    private HandedIn() {}

    /** @param number of its document @param more further members of the JSON, each after a comma @return its id */
    public static String penalty(Department bureau, int number, String more) {
        var json = """
                [{"province": "henan", "docName": "行政处罚决定书", "docNo": "平罚〔2026〕%d号", "kinds": ["罚款"], "illegalType": "无证施工",
                  "facts": "负责人 13800001234 到场", "basis": "建筑法", "content": "罚款", "fine": "1.5", "decisionDate": "2026-11-20",
                  "party": {"name": "甲公司", "kind": "ORGANISATION", "uscc": "%s", "legalRep": "张三"},
                  "organ": {"name": "住建局", "uscc": "11230500001755309F"}, "source": {"name": "住建局", "uscc": "11230500001755309F"}%s}]
                """.formatted(number, Department.FIRM, more);
        var read = new Shape<>(PenaltySubmission.class).read(json.getBytes(StandardCharsets.UTF_8), null);
        var intake = Decisions.penalties(bureau.records, Department.OUTLETS, bureau.clock)
                .desk()
                .submit(new Call<>(read.drafts(), Department.ZJ, Mode.ALL, bureau.records.submissionId()));
        assertThat(intake.errors()).isEmpty();
        return intake.accepted().get(0).recordId();
    }
}
