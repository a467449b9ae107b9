package org.provgate.platforms;

import java.net.URI;
import java.util.Map;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;

/**
 * A configured entry, checked: one adapter working for one bureau.
 *
 * @param id the entry's name below {@code provgate.provinces}
 * @param baseUrl absolute, without a slash at the end
 * @param areaCode six digits
 * @param settings a value for each of {@link ProvinceDescription#settings}, secrets included; an optional one left out is empty
 */
public record Province(
        String id,
        ProvinceAdapter adapter,
        ProvinceDescription description,
        URI baseUrl,
        String areaCode,
        Map<String, String> settings) {

    public Province {
        settings = Map.copyOf(settings);
    }

    /** Shows no setting: some are secrets. */
    @Override
    public String toString() {
        return "province " + id + " (adapter " + description.id() + ", area " + areaCode + ", " + baseUrl + ")";
    }
}
