package org.provgate.conformance.impure;

import java.time.Instant;
import java.util.Optional;
import org.provgate.henan.HenanAdapter;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.register.RegisterFeed;

/** Breaks K4: it reads the machine's clock. Alone in its package, since K4 reads an adapter's whole package. */
public final class ClockReader implements ProvinceAdapter {

    private final ProvinceAdapter henan = new HenanAdapter();

    @Override
    public ProvinceDescription describe() {
        return henan.describe();
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return Instant.now().isBefore(Instant.EPOCH) ? Optional.empty() : henan.registerFeed();
    }
}
