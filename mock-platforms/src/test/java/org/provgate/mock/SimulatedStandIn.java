package org.provgate.mock;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.conformance.ServicesStandIn;
import org.provgate.conformance.ServicesStandIn.Firm;
import org.provgate.mock.register.Dirt;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.Population;
import org.provgate.mock.register.SimulatedRegister;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault;

/** A stand-in around a simulated register, as the conformance kit wants it. */
public record SimulatedStandIn(
        URI baseUrl,
        String areaCode,
        Map<String, String> settings,
        Clock clock,
        SimulatedRegister register,
        Faults faults,
        Optional<ServicesStandIn> services)
        implements PlatformStandIn {

    private static final Map<RowFault.Rule, Set<Dirt>> DIRT = Map.of(
            RowFault.Rule.CODE, Set.of(Dirt.UNKNOWN_STATE, Dirt.UNKNOWN_RISK),
            RowFault.Rule.DATE, Set.of(Dirt.IMPOSSIBLE_DATE, Dirt.EPOCH_DATE));

    /** Returns the same that shows nothing but the register. */
    public SimulatedStandIn withoutServices() {
        return new SimulatedStandIn(baseUrl, areaCode, settings, clock, register, faults, Optional.empty());
    }

    @Override
    public void next(Mishap mishap) {
        switch (mishap) {
            case SESSION_EXPIRED -> faults.next(Fault.TOKEN_EXPIRED, 1);
            case EMPTY_PAGE -> faults.next(Fault.EMPTY_PAGE, 1);
        }
    }

    @Override
    public void moveOnADay() {
        register.moveOn();
    }

    @Override
    public long held(RegisterStream stream) {
        return population(stream).held(register.day());
    }

    @Override
    public long changed(RegisterStream stream) {
        var timeline = population(stream).timeline();
        return timeline.distinct(timeline.end(register.day() - 1), register.day());
    }

    @Override
    public long faulty(RegisterStream stream, RowFault.Rule rule) {
        var population = population(stream);
        int day = register.day();
        return LongStream.range(0, population.timeline().rows(day))
                .mapToObj(number -> population.row(number, day))
                .filter(row -> !row.version().withdrawn() && DIRT.get(rule).contains(row.dirt()))
                .count();
    }

    /** Returns three subjects without a fault that the register holds today. */
    public static List<Firm> firms(SimulatedRegister register) {
        int day = register.day();
        return LongStream.range(0, register.subjects().timeline().rows(day))
                .mapToObj(number -> register.subjects().row(number, day))
                .filter(row -> row.dirt() == Dirt.NONE && !row.version().withdrawn())
                .filter(row -> !row.uscc().isEmpty())
                .limit(3)
                .map(row -> new Firm(row.uscc(), row.sourceKey(), row.name()))
                .toList();
    }

    private Population<?> population(RegisterStream stream) {
        return stream == RegisterStream.SUBJECTS ? register.subjects() : register.list(ListKind.valueOf(stream.name()));
    }
}
