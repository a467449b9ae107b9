package org.provgate.submissions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.provgate.outbox.Channel;

/**
 * Where records can go.
 *
 * @param byEntry by entry of the settings
 */
public record Outlets(Map<String, Outlet> byEntry) {

    public Outlets {
        byEntry = Map.copyOf(byEntry);
    }

    /** @param areaCode six digits, the bureau's @param channels what the province's platforms take */
    public record Outlet(String areaCode, Set<Channel> channels) {
        public Outlet {
            channels = Set.copyOf(channels);
        }
    }

    public boolean offers(String entry, Channel channel) {
        var outlet = byEntry.get(entry);
        return outlet != null && outlet.channels().contains(channel);
    }

    /** Returns the entry that is meant where none is named: the only one that offers the channel. */
    public Optional<String> only(Channel channel) {
        var offering = byEntry.keySet().stream()
                .filter(entry -> offers(entry, channel))
                .toList();
        return offering.size() == 1 ? Optional.of(offering.get(0)) : Optional.empty();
    }
}
