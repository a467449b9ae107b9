package org.provgate.spi;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who an adapter speaks for, and what it needs to do so.
 *
 * @param id the adapter's name in {@code provgate.provinces.<entry>.adapter}: 1 to 32 of {@code a-z 0-9 -}, a letter first
 * @param spiVersion the {@link ProvinceAdapter#SPI_VERSION} it was compiled against; a constant, so the compiler writes it in
 * @param nameZh the platform's name for Chinese readers
 * @param nameEn the platform's name for English readers
 * @param areaPrefix how every area code of the province begins (GB/T 2260), such as {@code 41}
 * @param zone the zone of the platform's clock times
 * @param requestsPerSecond how many requests the platform bears, all operations together; at least 1
 * @param inFlight how many requests may be open at once; at least 1
 * @param settings what an entry must or may say beyond {@code adapter, base-url, area-code, enabled}
 */
public record ProvinceDescription(
        String id,
        int spiVersion,
        String nameZh,
        String nameEn,
        String areaPrefix,
        ZoneId zone,
        int requestsPerSecond,
        int inFlight,
        List<Setting> settings) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{2,6}");

    public ProvinceDescription {
        if (!ID.matcher(id).matches()) throw new IllegalArgumentException("not an adapter id: " + id);
        if (!PREFIX.matcher(areaPrefix).matches())
            throw new IllegalArgumentException("not an area prefix: " + areaPrefix);
        if (requestsPerSecond < 1 || inFlight < 1)
            throw new IllegalArgumentException("requestsPerSecond and inFlight of " + id + " must be at least 1");
        settings = List.copyOf(settings);
    }
}
