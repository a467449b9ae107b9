package org.provgate.henan;

import java.util.Optional;
import java.util.stream.Collectors;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.supervision.Behaviour;

/** Inspection behaviours for the supervision system (section “Supervision system”); lists travel as one text. */
final class Supervision {

    private static final Intake<Behaviour> BEHAVIOURS = new Intake<>(
            "behaviours", 500, batch -> "/supervision/behaviours:batch", Behaviour::recordId, Supervision::form);
    private static final String COMMA = ",";

    private Supervision() {}

    static SubmissionChannel<Behaviour> behaviours() {
        return new SubmissionChannel<>(BEHAVIOURS.limit(), BEHAVIOURS.submit(), Optional.empty(), Optional.empty());
    }

    private static Fields form(Behaviour behaviour) {
        return Fields.of("record " + behaviour.recordId())
                .text("record_unique_identity", behaviour.recordId())
                .text("check_action_name", behaviour.actionName())
                .text("plan_id", behaviour.planId())
                .text("supervise_item_implement_code", behaviour.itemCode())
                .text("implement_institution_code", behaviour.institutionCode())
                .text("administrative_cp", behaviour.partyName())
                .text("administrative_cp_ui_code", behaviour.partyCode())
                .text("check_form", behaviour.special() ? "02" : "01")
                .text("check_type", Codes.of(behaviour.type()))
                .text("check_mode", Codes.of(behaviour.mode()))
                .date("check_date", behaviour.checkDate())
                .joined("check_personnel", behaviour.officerNames(), COMMA)
                .joined("check_personnel_code", behaviour.certNos(), COMMA)
                .text("check_result", Codes.of(behaviour.findings()).collect(Collectors.joining(COMMA)))
                .text("cd_batch", behaviour.batchMark())
                .text("cd_operation", Codes.of(behaviour.change()))
                .text("cd_source", behaviour.source());
    }
}
