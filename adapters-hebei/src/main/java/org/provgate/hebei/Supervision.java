package org.provgate.hebei;

import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.WireRequest;
import org.provgate.spi.supervision.CaseTransfer;

/** Hands over cases and clues (contract, 5001); a transfer sent again gets the number it has. */
final class Supervision {

    private Supervision() {}

    static Operation<CaseTransfer, String> transfers() {
        return Operation.of(
                "transfer", Supervision::encode, (transfer, response, context) -> Failures.good(response, context)
                        .required("ReceiptNo"));
    }

    private static WireRequest encode(CaseTransfer transfer, CallContext context) {
        return new Request("5001")
                .text("TransferId", transfer.transferId())
                .text("Kind", Codes.transfer(transfer.kind()))
                .text("ToDept", transfer.toDept())
                .text("ENTNAME", transfer.name())
                .text("UNISCID", transfer.uscc())
                .text("PRIPID", transfer.sourceKey())
                .text("Facts", transfer.facts())
                .text("Evidence", transfer.evidence())
                .day("CopyDate", transfer.date())
                .seal(context);
    }
}
