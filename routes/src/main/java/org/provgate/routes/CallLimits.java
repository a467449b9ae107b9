package org.provgate.routes;

import java.time.Duration;

/**
 * How long the gateway waits and how often it tries.
 *
 * @param connect to open a connection
 * @param response between two bytes of an answer
 * @param whole from the first byte out to the last byte in: a dripping answer counts
 * @param attempts how often a call that may be repeated is made
 * @param firstPause before the second attempt; doubled each time, with up to a half of jitter on top
 * @param longestPause no pause is longer; a platform that asks for more has ended the call
 * @param breakerOpen how long a circuit breaker stays open
 * @param largestBody most bytes of an answer, decompressed
 */
public record CallLimits(
        Duration connect,
        Duration response,
        Duration whole,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration breakerOpen,
        int largestBody) {}
