package org.provgate.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.transfers.Counter.*;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.provgate.filing.Filing;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Outbox;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What of a transfer goes to the province. */
class ProvinceTransfersTest {

    private final Counter counter = new Counter();
    private final Filing filing = new Filing(
            counter.bureau.database,
            new JdbcTransactionManager(counter.bureau.database),
            new Outbox(counter.bureau.jdbc, counter.bureau.clock),
            counter.bureau.evidence,
            counter.bureau.clock);

    private int file() {
        return filing.catchUp("hebei", "130634", Set.of(Channel.TRANSFERS));
    }

    @Test
    void R59_in_Hebei_what_was_sent_goes_to_the_province_once_and_its_number_is_told_when_it_is_taken() {
        var draft = counter.transfers.write(hebei(), WANG).transfer();
        assertThat(draft.province().note()).contains("goes to hebei once it is sent");
        assertThat(file()).isZero();
        counter.transfers.send(draft.id(), WANG);
        assertThat(file()).isOne();
        assertThat(file()).isZero();
        assertThat(counter.bureau
                        .jdbc
                        .sql(
                                "SELECT channel || ' ' || lane || ' ' || content FROM delivery JOIN delivery_content ON delivery_id = id")
                        .query(String.class)
                        .single())
                .startsWith("TRANSFERS " + draft.id())
                .contains("\"toDept\":\"消防救援大队\"", "\"date\":\"2026-11-21\"", "\"name\":\"乙公司\"");
        counter.bureau
                .jdbc
                .sql("UPDATE delivery SET state = 'ACCEPTED', accepted_at = now(), receipt_no = 'YS0000000001'")
                .update();
        assertThat(counter.transfers.one(draft.id(), FIRE).transfer().province())
                .returns("YS0000000001", Transfer.AtProvince::receiptNo)
                .returns("ACCEPTED", Transfer.AtProvince::delivery);
    }

    @Test
    void R59_a_case_taken_back_before_it_was_filed_does_not_reach_the_province() {
        var id = counter.sent(hebei()).id();
        counter.transfers.withdraw(id, "误送", WANG);
        assertThat(file()).isZero();
    }

    @Test
    void R59_in_Henan_whose_platform_takes_none_it_stays_between_departments_and_says_so() {
        var transfer = counter.sent(form(Kind.OTHER_DEPT, "XF", null));
        assertThat(transfer.province().takes()).isFalse();
        assertThat(transfer.province().note()).contains("仅在部门之间流转", "henan takes no transfers");
    }
}
