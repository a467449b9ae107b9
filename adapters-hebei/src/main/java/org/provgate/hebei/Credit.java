package org.provgate.hebei;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;

/** Sends administrative penalties (contract, 4001; the {@code CF_} names are those of the 双公示 form, domain 3.7). */
final class Credit {

    private static final int DECIMALS = 6;

    private Credit() {}

    static SubmissionChannel<Penalty> penalties() {
        return Queue.channel("penalties", "4001", Penalty::recordId, Credit::row);
    }

    private static void row(Request row, Penalty penalty) {
        party(row, penalty.party());
        row.text("CF_CFWS", penalty.docName())
                .text("CF_WSH", penalty.docNo())
                .joined("CF_CFLB", penalty.kinds())
                .text("CF_WFXW", penalty.illegalType())
                .text("CF_SY", penalty.facts())
                .text("CF_YJ", penalty.basis())
                .text("CF_NR", penalty.content());
        money(row, "CF_NR_FK", penalty.fine());
        money(row, "CF_NR_WFFF", penalty.forfeit());
        row.text("CF_NR_ZKDX", penalty.licenceAffected())
                .day("CF_JDRQ", penalty.decisionDate())
                .day("CF_YXQ", penalty.validTo())
                .day("CF_GSJZQ", penalty.publicUntil())
                .text("CF_CFJG", penalty.organ().name())
                .text("CF_CFJGDM", penalty.organ().uscc())
                .text("CF_SJLY", penalty.source().name())
                .text("CF_SJLYDM", penalty.source().uscc())
                .text("BZ", penalty.remark());
    }

    private static void party(Request row, Party party) {
        var person = party.kind() == Party.Kind.PERSON;
        row.text("CF_XDR_MC", party.name())
                .text("CF_XDR_LB", Codes.party(party.kind()))
                .text("CF_XDR_SHXYM", party.uscc())
                .text("CF_XDR_GSZC", party.regNo())
                .text("CF_FRDB", party.legalRep())
                .text("CF_XDR_ZJLX", person ? party.personIdType() : null)
                .text("CF_XDR_ZJHM", person ? party.personIdNo() : null);
    }

    /** 万元, exactly. */
    private static void money(Request row, String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.stripTrailingZeros().scale() > DECIMALS)
            throw row.refused("F02", name, "has more than " + DECIMALS + " decimals");
        row.text(name, amount == null ? null : amount.setScale(DECIMALS).toPlainString());
    }
}
