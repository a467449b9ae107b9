package org.provgate.routes;

import java.util.List;
import org.provgate.platforms.Province;

/**
 * What to synchronise.
 *
 * @param full asks for everything, not only for what changed since the last sealed run
 */
public record NightOrder(List<Province> provinces, boolean full) {
    public NightOrder {
        provinces = List.copyOf(provinces);
    }
}
