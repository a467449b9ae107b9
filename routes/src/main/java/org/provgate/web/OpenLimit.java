package org.provgate.web;

/**
 * How much of the open data one client may ask for.
 *
 * @param perMinute requests of one address; so many may come at once
 */
public record OpenLimit(int perMinute) {

    public OpenLimit {
        if (perMinute < 1)
            throw new IllegalArgumentException("provgate.open.per-minute must be at least 1, it is " + perMinute);
    }
}
