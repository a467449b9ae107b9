package org.provgate.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Channel;
import org.provgate.registers.CheckDigits;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.Faults;
import org.provgate.submissions.Outlets;

/** What a penalty and a licence must be (domain 3.7, 4.7, 5.4; contracts of both provinces). */
final class DecisionChecks {

    static final String FINE = "罚款";
    /** 行政处罚法, article 9. */
    static final Set<String> PENALTIES = new TreeSet<>(Set.of(
            "警告",
            "通报批评",
            FINE,
            "没收违法所得",
            "没收非法财物",
            "暂扣许可证件",
            "降低资质等级",
            "吊销许可证件",
            "限制开展生产经营活动",
            "责令停产停业",
            "责令关闭",
            "限制从业",
            "行政拘留",
            "其他"));

    static final Set<String> LICENCES = new TreeSet<>(Set.of("普通", "特许", "认可", "核准", "登记", "其他"));
    private static final String OTHER = "其他-";
    private static final int INTEGER_DIGITS = 12;
    private static final int DECIMALS = 6;

    private final Outlets outlets;
    private final LocalDate today;

    /** @param today in Asia/Shanghai */
    DecisionChecks(Outlets outlets, LocalDate today) {
        this.outlets = outlets;
        this.today = today;
    }

    void penalty(PenaltySubmission p, Faults faults) {
        common(p, Channel.PENALTIES, faults);
        if (p.kinds().isEmpty()) faults.missing("kinds");
        else if (new HashSet<>(p.kinds()).size() < p.kinds().size())
            faults.wrong("kinds", "twice", "有重复", "names something twice");
        for (int i = 0; i < p.kinds().size(); i++) kind("kinds/" + i, p.kinds().get(i), PENALTIES, faults);
        faults.text("illegalType", p.illegalType(), 2_000);
        faults.optional("facts", p.facts(), 5_000);
        faults.text("basis", p.basis(), 2_000);
        faults.optional("licenceAffected", p.licenceAffected(), 200);
        amount("fine", p.fine(), faults);
        amount("forfeit", p.forfeit(), faults);
        if (p.kinds().contains(FINE) && p.fine() == null)
            faults.wrong("fine", "missing", "处罚类别有罚款的，罚款金额必填", "is missing: the penalty is a fine");
        notBefore("validTo", p.validTo(), p.decisionDate(), faults);
        notBefore("publicUntil", p.publicUntil(), p.decisionDate(), faults);
        if (p.procedure() == PenaltySubmission.Procedure.SIMPLE)
            faults.wrong(
                    "procedure",
                    "simple-procedure",
                    "简易程序的处罚不归集公示",
                    "is SIMPLE: such penalties are not collected and made public");
    }

    void licence(LicenceSubmission l, Faults faults) {
        common(l, Channel.LICENCES, faults);
        kind("kind", l.kind(), LICENCES, faults);
        faults.optional("certName", l.certName(), 200);
        if (l.certNo() != null) faults.plain("certNo", l.certNo(), 200);
        notBefore("validTo", l.validTo(), l.validFrom(), faults);
        notBefore("validTo", l.validTo(), l.decisionDate(), faults);
    }

    private void common(Decision d, Channel channel, Faults faults) {
        faults.knows("");
        province(d, channel, faults);
        new PartyChecks(d.party(), faults).judge();
        faults.optional("docName", d.docName(), 128);
        if (faults.required("docNo", d.docNo()) && d.docNo() != null) faults.plain("docNo", d.docNo(), 128);
        faults.text("content", d.content(), 4_000);
        if (faults.required("decisionDate", d.decisionDate())
                && d.decisionDate() != null
                && d.decisionDate().isAfter(today))
            faults.wrong("decisionDate", "future", "决定日期不能晚于今天", "is in the future");
        organ("organ", d.organ(), faults);
        organ("source", d.source(), faults);
        faults.optional("remark", d.remark(), 1_000);
        if (Boolean.TRUE.equals(d.secret()))
            faults.wrong("secret", "secret", "涉密决定不得报送", "is true: a secret decision must not be sent");
        Attachment.check(d.attachments(), faults);
        if (Boolean.FALSE.equals(d.legalReview()))
            faults.wrong(
                    "legalReview", "legal-review-open", "法制审核尚未通过，不能提交（R52）", "the legal review is still open (R52)");
    }

    /** What nobody could be sent is told at once, and not when it is overdue. */
    private void province(Decision d, Channel channel, Faults faults) {
        var named = d.province();
        if (named == null && outlets.only(channel).isEmpty())
            faults.wrong(
                    "province",
                    "province-missing",
                    "请写明报送哪个省的平台",
                    "is missing: say which province's platform is meant");
        else if (named != null && !outlets.offers(named, channel))
            faults.wrong(
                    "province",
                    "no-receiver",
                    "该省平台不接收此类记录，请在其网站上填报",
                    "has no platform that takes such records; enter it there by hand");
    }

    private static void kind(String field, @Nullable String kind, Set<String> known, Faults faults) {
        if (!faults.required(field, kind) || kind == null) return;
        if (kind.startsWith(OTHER) && kind.length() > OTHER.length()) faults.text(field, kind, 100);
        else if (!known.contains(kind))
            faults.wrong(
                    field,
                    "code",
                    "应为" + String.join("、", known) + "之一，或“其他-…”",
                    "must be one of " + String.join(", ", known) + ", or 其他-…");
    }

    private static void organ(String field, @Nullable Organ organ, Faults faults) {
        if (!faults.required(field, organ) || organ == null) return;
        faults.text(field + "/name", organ.name(), 200);
        if (faults.required(field + "/uscc", organ.uscc()) && !CheckDigits.uscc(organ.uscc()))
            faults.wrong(field + "/uscc", "check-digit", "统一社会信用代码不正确", "is no 统一社会信用代码: its check digit is wrong");
    }

    /** Measures before it writes out: an exponent of a billion is short until then. */
    private static void amount(String field, @Nullable BigDecimal amount, Faults faults) {
        if (amount == null) return;
        if (amount.signum() < 0) faults.wrong(field, "negative", "金额不能为负", "is below 0");
        var plain = amount.stripTrailingZeros();
        if (plain.scale() > DECIMALS || (long) plain.precision() - plain.scale() > INTEGER_DIGITS)
            faults.wrong(
                    field,
                    "amount",
                    "单位为万元，至多12位整数、6位小数",
                    "must have at most 12 digits before and 6 behind the point, in 万元");
    }

    private static void notBefore(String field, @Nullable LocalDate date, @Nullable LocalDate first, Faults faults) {
        if (date != null && first != null && date.isBefore(first))
            faults.wrong(field, "order", "早于" + first, "is before " + first);
    }
}
