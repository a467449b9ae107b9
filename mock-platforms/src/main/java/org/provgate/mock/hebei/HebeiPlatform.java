package org.provgate.mock.hebei;

import java.util.Map;
import org.provgate.mock.Faults;
import org.provgate.mock.MockServer;
import org.provgate.mock.register.SimulatedRegister;

/** Hebei's stand-in, running. Safe for threads. */
public final class HebeiPlatform implements AutoCloseable {
    private final SimulatedRegister register;
    private final HebeiSwitches switches = new HebeiSwitches();
    private final HebeiService service;
    private final MockServer server;

    private HebeiPlatform(HebeiSettings settings) {
        register = new SimulatedRegister(settings.simulation());
        service = new HebeiService(settings, register, switches);
        server = MockServer.start(service, settings.port());
    }

    /** Starts the stand-in on the loopback address. */
    public static HebeiPlatform start(HebeiSettings settings) {
        return new HebeiPlatform(settings);
    }

    /** Returns {@code http://127.0.0.1:port}, without a slash at the end. */
    public String origin() {
        return server.origin();
    }

    /** Returns the one address everything is posted to. */
    public String baseUrl() {
        return server.origin() + HebeiService.PATH;
    }

    /** Returns the register: its day can be moved, its truth asked for. */
    public SimulatedRegister register() {
        return register;
    }

    /** Returns the receipts of all results taken, by BusId. */
    public Map<String, String> results() {
        return service.held("3001");
    }

    /** Returns the receipts of all penalties taken, by BusId. */
    public Map<String, String> penalties() {
        return service.held("4001");
    }

    /** Returns the receipt numbers of all cases and clues taken over, by TransferId. */
    public Map<String, String> transfers() {
        return service.transfers();
    }

    /** Returns what was taken in so far. */
    Holdings holdings() {
        return service.holdings();
    }

    /** Returns the switches for faults; 429 does not exist here, so {@code QUOTA} is errcode 9001. */
    public Faults faults() {
        return server.faults();
    }

    /** Returns the switches only Hebei has. */
    public HebeiSwitches switches() {
        return switches;
    }

    /** Returns how many requests came in. */
    public long requests() {
        return server.requests("");
    }

    /** Returns how many requests came in with a TranCode. */
    public long requests(String tranCode) {
        return server.requests(tranCode);
    }

    @Override
    public void close() {
        server.close();
    }
}
