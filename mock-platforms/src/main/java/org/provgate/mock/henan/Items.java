package org.provgate.mock.henan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.provgate.mock.register.EntryRow;
import org.provgate.mock.register.SubjectRow;
import org.provgate.mock.register.Version;

/** Writes the register's rows in Henan's words. */
final class Items {

    private static final Map<String, String> RISK = Map.of("A", "L", "B", "M", "C", "MH", "D", "H");

    private Items() {}

    static void subject(SubjectRow row, JsonGenerator json) throws IOException {
        var sent = row.spoilt();
        json.writeStringField("op", op(row.version()));
        json.writeStringField("PriPID", sent.sourceKey());
        text(json, "UniSCID", sent.uscc());
        text(json, "RegNo", sent.regNo());
        json.writeStringField("updatedAt", Times.format(row.version().updatedAt()));
        if (row.version().withdrawn()) return;
        text(json, "EntName", sent.name());
        text(json, "EntType", sent.entType());
        text(json, "IndustryCo", sent.industryCode());
        text(json, "EstDate", sent.estDate());
        text(json, "RegOrg", sent.regOrg());
        text(json, "DomDistrict", sent.areaCode());
        text(json, "Dom", sent.address());
        text(json, "OpScope", sent.scope());
        text(json, "OpFrom", sent.opFrom());
        text(json, "OpTo", sent.opTo());
        text(json, "RegState", sent.state());
        text(json, "StateDate", sent.stateDate());
        text(json, "LeRep", sent.legalRep());
        text(json, "RegCap", sent.regCapital());
        text(json, "Currency", sent.currency());
        text(json, "RiskGrade", RISK.getOrDefault(sent.riskGrade(), sent.riskGrade()));
        json.writeBooleanField("IsOpan", sent.onAbnormalList());
        json.writeBooleanField("IsSerVio", sent.onSeriousList());
    }

    static void entry(EntryRow row, JsonGenerator json) throws IOException {
        var sent = row.spoilt();
        json.writeStringField("op", op(row.version()));
        json.writeStringField("entryId", sent.entryId());
        json.writeStringField("PriPID", sent.sourceKey());
        text(json, "UniSCID", sent.uscc());
        text(json, "RegNo", sent.regNo());
        json.writeStringField("updatedAt", Times.format(row.version().updatedAt()));
        if (row.version().withdrawn()) return;
        text(json, "EntName", sent.name());
        text(json, "reason", sent.reason());
        text(json, "reasonText", sent.reasonText());
        text(json, "inDate", sent.inDate());
        text(json, "inOrgan", sent.inOrgan());
        text(json, "inDocNo", sent.inDocNo());
        text(json, "outDate", sent.outDate());
        text(json, "outReason", sent.outReason());
        text(json, "outOrgan", sent.outOrgan());
    }

    private static String op(Version version) {
        return switch (version.change()) {
            case APPEARED -> "i";
            case CHANGED -> "u";
            case WITHDRAWN -> "d";
        };
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, value.isEmpty() ? null : value);
    }
}
