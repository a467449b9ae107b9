package org.provgate.credit;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.registers.CheckDigits;
import org.provgate.spi.credit.Party;
import org.provgate.submissions.Faults;

/** What 行政相对人 must be (domain 4.8). No message holds what was given. */
final class PartyChecks {

    private static final String IDENTITY_CARD = "身份证";
    static final Set<String> ID_TYPES = new TreeSet<>(Set.of(IDENTITY_CARD, "护照", "港澳通行证", "台胞证", "外国人永居证"));
    private static final Pattern OTHER = Pattern.compile("其他-.{1,20}");
    private static final Pattern CARD = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final @Nullable Party party;
    private final Faults faults;

    PartyChecks(@Nullable Party party, Faults faults) {
        this.party = party;
        this.faults = faults;
    }

    void judge() {
        if (party == null) {
            faults.missing("party");
            return;
        }
        faults.text("party/name", party.name(), 200);
        faults.optional("party/legalRep", party.legalRep(), 80);
        if (party.regNo() != null) faults.plain("party/regNo", party.regNo(), 50);
        if (!faults.required("party/kind", party.kind())) return;
        if (party.kind() == Party.Kind.PERSON) person(party);
        else organisation(party);
    }

    private void person(Party person) {
        if (person.uscc() != null)
            faults.wrong("party/uscc", "person", "自然人没有统一社会信用代码", "must not be there: a natural person has none");
        var type = person.personIdType();
        if (faults.required("party/personIdType", type)
                && type != null
                && !ID_TYPES.contains(type)
                && !OTHER.matcher(type).matches())
            faults.wrong(
                    "party/personIdType",
                    "code",
                    "应为" + String.join("、", ID_TYPES) + "之一，或“其他-…”",
                    "must be one of " + String.join(", ", ID_TYPES) + ", or 其他-…");
        var number = person.personIdNo();
        if (!faults.required("party/personIdNo", number) || number == null) return;
        faults.plain("party/personIdNo", number, 64);
        if (IDENTITY_CARD.equals(type) && !card(number))
            faults.wrong(
                    "party/personIdNo",
                    "check-digit",
                    "身份证号不正确",
                    "is no identity-card number: its check digit is wrong");
    }

    private void organisation(Party organisation) {
        if (organisation.personIdType() != null || organisation.personIdNo() != null)
            faults.wrong(
                    "party/personIdNo",
                    "organisation",
                    "法人、非法人组织和个体工商户不填个人证件",
                    "must not be there: only a natural person has one");
        var uscc = organisation.uscc();
        if (!faults.required("party/uscc", uscc) || uscc == null) return;
        if (!CheckDigits.uscc(uscc))
            faults.wrong("party/uscc", "check-digit", "统一社会信用代码不正确", "is no 统一社会信用代码: its check digit is wrong");
        else if (uscc.startsWith("92") && organisation.kind() != Party.Kind.INDIVIDUAL_BUSINESS)
            faults.wrong(
                    "party/kind",
                    "individual-business",
                    "代码以92开头的应为个体工商户",
                    "must be INDIVIDUAL_BUSINESS: the code begins with 92");
    }

    /** GB 11643: ISO 7064 MOD 11-2. */
    private static boolean card(String number) {
        if (!CARD.matcher(number).matches()) return false;
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += (number.charAt(i) - '0') * WEIGHTS[i];
        return "10X98765432".charAt(sum % 11) == number.charAt(17);
    }
}
