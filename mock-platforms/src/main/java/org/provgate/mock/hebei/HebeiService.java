package org.provgate.mock.hebei;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;
import org.provgate.mock.Fault;
import org.provgate.mock.Faults;
import org.provgate.mock.Platform;
import org.provgate.mock.register.SimulatedRegister;

/** The one address: gate, then the desk of the transaction, then the sealed answer. */
final class HebeiService implements Platform {
    static final String PATH = "/hb/services/DoubleRandom";

    private static final Pattern TRAN_CODE = Pattern.compile("<TranCode>([^<]{1,20})</TranCode>");
    private static final Set<String> QUERIES = Set.of("1001", "1002", "1003", "3002", "3003");
    private static final Set<Fault> OF_ANY =
            EnumSet.of(Fault.QUOTA, Fault.BUSY, Fault.BUSY_SILENT, Fault.WRONG_SIGNATURE);
    private static final Set<Fault> OF_PAGES = EnumSet.of(Fault.EMPTY_PAGE, Fault.ROWS_REPEATED, Fault.ROWS_LOST);

    private final Gate gate;
    private final Clock clock;
    private final HebeiSwitches switches;
    private final BatchLedger ledger;
    private final RegisterDesk register;
    private final ReceiptDesk receipts;
    private final InspectionLists lists;
    private final TransferDesk transfers = new TransferDesk();
    private final Map<String, Question.Desk> submissions;

    HebeiService(HebeiSettings settings, SimulatedRegister register, HebeiSwitches switches) {
        this.gate = new Gate(settings);
        this.clock = settings.clock();
        this.switches = switches;
        this.ledger = new BatchLedger(clock);
        this.register = new RegisterDesk(register);
        this.receipts = new ReceiptDesk(clock, settings.receiptAfter(), switches::failsBatch);
        this.lists = new InspectionLists(clock);
        var results = new ResultRules(lists, this.register::nameOf, clock);
        this.submissions = Map.of(
                "2000", lists::entries,
                "2001", lists::drawList,
                "2002", lists::officerMatch,
                "2003", lists::forms,
                "3001", question -> receipts.accept(question, results::check, results::taken),
                "4001", question -> receipts.accept(question, PenaltyRules::check, taken -> {}),
                "5001", transfers::accept);
    }

    Map<String, String> held(String tranCode) {
        return ledger.locked(() -> receipts.held(tranCode));
    }

    Map<String, String> transfers() {
        return ledger.locked(transfers::receipts);
    }

    /** Returns what was taken in so far. */
    Holdings holdings() {
        return ledger.locked(() -> new Holdings(
                lists.items(),
                lists.officers(),
                Map.copyOf(lists.tasks()),
                receipts.taken("3001"),
                receipts.taken("4001"),
                transfers.taken()));
    }

    /** The TranCode, empty if none can be seen. */
    @Override
    public String operation(Call call) {
        // the head stands before the long part and is plain ASCII
        var body = call.body();
        var head = new String(body, 0, Math.min(body.length, 2000), StandardCharsets.ISO_8859_1);
        var found = TRAN_CODE.matcher(head);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public Set<Fault> fitting(Call call) {
        var fitting = EnumSet.copyOf(OF_ANY);
        if (Set.of("1002", "1003").contains(operation(call))) fitting.addAll(OF_PAGES);
        return fitting;
    }

    @Override
    public Answer answer(Call call, @Nullable Fault fault, Faults faults) {
        if (!call.path().equals(PATH)) return new Answer(404, Map.of(), new byte[0]);
        if (!call.method().equals("POST")) return new Answer(405, Map.of("Allow", "POST"), new byte[0]);
        if (fault == Fault.BUSY) {
            var after = Long.toString(faults.retryAfter().toSeconds());
            return new Answer(503, Map.of("Retry-After", after), new byte[0]);
        }
        if (fault == Fault.BUSY_SILENT) return new Answer(503, Map.of(), new byte[0]);
        var envelope = envelope(call.body(), fault);
        return new Answer(200, Map.of("Content-Type", "application/xml; charset=GB18030"), envelope.write());
    }

    private Envelope envelope(byte[] body, @Nullable Fault fault) {
        Envelope question;
        try {
            question = Envelope.read(body);
        } catch (XMLStreamException e) {
            return gate.plain(Envelope.UNREADABLE, Refusal.malformed("报文无法解析"));
        }
        byte[] inner;
        try {
            inner = gate.open(question);
        } catch (Refusal refusal) {
            return gate.plain(question, refusal);
        }
        var answer = gate.seal(
                switches.echoesWrongly() ? question.ofOtherBatch() : question, response(question, inner, fault));
        return fault == Fault.WRONG_SIGNATURE ? answer.signed(Guomi.sm3(body)) : answer;
    }

    private String response(Envelope head, byte[] inner, @Nullable Fault fault) {
        try {
            boolean query = QUERIES.contains(head.tranCode());
            if (!query && !submissions.containsKey(head.tranCode())) throw new Refusal("2001", "TranCode不存在");
            if (fault == Fault.QUOTA) throw new Refusal("9001", "系统忙");
            if (query) return asked(question(head, inner), fault);
            switches.closedAt(PlatformTime.now(clock)).ifPresent(reopen -> {
                throw Refusal.closedUntil(PlatformTime.write(reopen));
            });
            return ledger.once(
                    head, inner, () -> submissions.get(head.tranCode()).answer(question(head, inner)));
        } catch (Refusal refusal) {
            return refusal.response();
        }
    }

    private String asked(Question question, @Nullable Fault fault) {
        return switch (question.head().tranCode()) {
            case "1001" -> register.count(question);
            case "1002" -> register.subjects(question, fault);
            case "1003" -> register.entries(question, fault);
            case "3002" -> ledger.locked(() -> receipts.receipt(question));
            default -> ledger.locked(() -> receipts.published(question));
        };
    }

    private static Question question(Envelope head, byte[] inner) {
        try {
            var request = Xml.read(inner);
            if (request.name().equals("Request")) return new Question(head, request);
            throw Refusal.malformed("应为Request");
        } catch (XMLStreamException e) {
            throw Refusal.malformed("内层报文无法解析");
        }
    }
}
