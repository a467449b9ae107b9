package org.provgate.henan;

import java.util.Optional;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;

/** Penalties and licences in the 双公示 form, names of domain 3.7 (section “Credit platform”). */
final class Credit {

    private static final Intake<Penalty> PENALTIES =
            new Intake<>("penalties", 100, batch -> "/credit/penalties:batch", Penalty::recordId, Credit::form);
    private static final Intake<Licence> LICENCES =
            new Intake<>("licences", 100, batch -> "/credit/licences:batch", Licence::recordId, Credit::form);

    /** 双公示 writes several kinds of punishment into one text. */
    private static final String BETWEEN_KINDS = "；";

    private Credit() {}

    static SubmissionChannel<Penalty> penalties() {
        return new SubmissionChannel<>(PENALTIES.limit(), PENALTIES.submit(), Optional.empty(), Optional.empty());
    }

    static SubmissionChannel<Licence> licences() {
        return new SubmissionChannel<>(LICENCES.limit(), LICENCES.submit(), Optional.empty(), Optional.empty());
    }

    private static Fields form(Penalty penalty) {
        return party("CF_", penalty.recordId(), penalty.party())
                .text("CF_CFWS", penalty.docName())
                .text("CF_WSH", penalty.docNo())
                .joined("CF_CFLB", penalty.kinds(), BETWEEN_KINDS)
                .text("CF_WFXW", penalty.illegalType())
                .text("CF_SY", penalty.facts())
                .text("CF_YJ", penalty.basis())
                .text("CF_NR", penalty.content())
                .money("CF_NR_FK", penalty.fine())
                .money("CF_NR_WFFF", penalty.forfeit())
                .text("CF_NR_ZKDX", penalty.licenceAffected())
                .date("CF_JDRQ", penalty.decisionDate())
                .date("CF_YXQ", penalty.validTo())
                .date("CF_GSJZQ", penalty.publicUntil())
                .text("CF_CFJG", penalty.organ().name())
                .text("CF_CFJGDM", penalty.organ().uscc())
                .text("CF_SJLY", penalty.source().name())
                .text("CF_SJLYDM", penalty.source().uscc())
                .text("BZ", penalty.remark());
    }

    private static Fields form(Licence licence) {
        return party("XK_", licence.recordId(), licence.party())
                .text("XK_XKWS", licence.docName())
                .text("XK_WSH", licence.docNo())
                .text("XK_XKLB", licence.kind())
                .text("XK_NR", licence.content())
                .text("XK_XKZS", licence.certName())
                .text("XK_XKBH", licence.certNo())
                .date("XK_JDRQ", licence.decisionDate())
                .date("XK_YXQZ", licence.validFrom())
                .date("XK_YXQZI", licence.validTo())
                .text("XK_XKJG", licence.organ().name())
                .text("XK_XKJGDM", licence.organ().uscc())
                .text("XK_LYDW", licence.source().name())
                .text("XK_LYDWDM", licence.source().uscc())
                .text("BZ", licence.remark());
    }

    /** A person's papers travel only where the person is the party. */
    private static Fields party(String prefix, String recordId, Party party) {
        var person = party.kind() == Party.Kind.PERSON;
        return Fields.of("record " + recordId)
                .text("recordId", recordId)
                .text(prefix + "XDR_MC", party.name())
                .text(prefix + "XDR_LB", Codes.of(party.kind()))
                .text(prefix + "XDR_SHXYM", party.uscc())
                .text(prefix + "XDR_GSZC", party.regNo())
                .text(prefix + "FRDB", party.legalRep())
                .text(prefix + "XDR_ZJLX", person ? party.personIdType() : null)
                .text(prefix + "XDR_ZJHM", person ? party.personIdNo() : null);
    }
}
