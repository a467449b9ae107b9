package org.provgate.mock.henan;

import org.provgate.mock.Faults;
import org.provgate.mock.MockServer;
import org.provgate.mock.register.SimulatedRegister;

/** Henan's stand-in, running. Safe for threads. */
public final class HenanPlatform implements AutoCloseable {

    private final SimulatedRegister register;
    private final Inspection inspection;
    private final Credit credit;
    private final MockServer server;

    private HenanPlatform(HenanSettings settings) {
        register = new SimulatedRegister(settings.simulation());
        inspection = new Inspection(register, settings.clock());
        credit = new Credit(settings.clock());
        server = MockServer.start(new HenanService(settings, register, inspection, credit), settings.port());
    }

    /** Starts the stand-in on the loopback address. */
    public static HenanPlatform start(HenanSettings settings) {
        return new HenanPlatform(settings);
    }

    /** Returns the address with the base path, without a slash at the end. */
    public String baseUrl() {
        return server.origin() + HenanService.BASE;
    }

    /** Returns the register: its day can be moved, its truth asked for. */
    public SimulatedRegister register() {
        return register;
    }

    /** Returns what the inspection platform has taken in. */
    public Inspection inspection() {
        return inspection;
    }

    /** Returns what the credit platform and the supervision system have taken in. */
    public Credit credit() {
        return credit;
    }

    /** Returns the switches for faults. */
    public Faults faults() {
        return server.faults();
    }

    /** Returns how many requests came in. */
    public long requests() {
        return server.requests("");
    }

    /** Returns how many requests came in whose method and path, such as {@code GET /subjects}, contain a text. */
    public long requests(String operation) {
        return server.requests(operation);
    }

    @Override
    public void close() {
        server.close();
    }
}
