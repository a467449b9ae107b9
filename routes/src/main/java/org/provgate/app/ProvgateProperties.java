package org.provgate.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Patience;
import org.provgate.registers.Guards;
import org.provgate.routes.CallLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of the gateway; a key that is not here stops the start.
 *
 * @param sealKey what sealed secrets open with, 32 bytes in Base64; null uses the file
 * @param sealKeyFile where that key is otherwise; made at first use
 * @param owner who owns the tables of a database of yours; without one {@code spring.datasource.username} does
 * @param connections how many connections to the database
 * @param data folder of the embedded PostgreSQL, used where no {@code spring.datasource.url} is given
 * @param plugins folder with a folder for each adapter that is not built in
 * @param drawRules the bureau's own rules of draws, of the form of {@code draw-rules.json}; null for none
 * @param deadlineRules the bureau's own rules of what is due when, of the form of {@code deadline-rules.json}; null for none
 * @param calendar folder with the working days of further years, {@code 2027.json}; null for none
 * @param provinces by entry id: {@code adapter, base-url, area-code, enabled} and the adapter's own
 */
@ConfigurationProperties(prefix = "provgate", ignoreUnknownFields = false)
public record ProvgateProperties(
        @DefaultValue(".provgate/postgresql") Path data,
        @DefaultValue("plugins") Path plugins,
        @Nullable String sealKey,
        @DefaultValue(".provgate/seal.key") Path sealKeyFile,
        @DefaultValue Owner owner,
        @DefaultValue Connections connections,
        @DefaultValue Night night,
        @DefaultValue Calls calls,
        @DefaultValue Guard guards,
        @DefaultValue Push push,
        @Nullable Path drawRules,
        @Nullable Path deadlineRules,
        @Nullable Path calendar,
        Map<String, Map<String, String>> provinces) {

    public ProvgateProperties {
        provinces = provinces == null ? Map.of() : provinces;
    }

    /** Signs in to make and change tables at the start, and for nothing else. */
    public record Owner(@Nullable String user, @Nullable String password) {}

    /**
     * Connections by role (V9).
     *
     * @param gateway for the gateway's own work and the office's
     * @param department for what departments ask: as many as look-ups run at once
     * @param anybody for the open data
     */
    public record Connections(
            @DefaultValue("20") int gateway,
            @DefaultValue("8") int department,
            @DefaultValue("2") int anybody) {

        ReachDataSource.Sizes sizes() {
            return new ReachDataSource.Sizes(gateway, department, anybody);
        }
    }

    /**
     * When the night begins, in Asia/Shanghai.
     *
     * @param retryAfter a night that could not be finished is taken up again after this long
     */
    public record Night(
            @DefaultValue("01:30") LocalTime at,
            @DefaultValue("15m") Duration retryAfter) {}

    /** Limits of platform calls, see {@link CallLimits}. */
    public record Calls(
            @DefaultValue("3s") Duration connect,
            @DefaultValue("10s") Duration response,
            @DefaultValue("30s") Duration whole,
            @DefaultValue("8") int attempts,
            @DefaultValue("1s") Duration firstPause,
            @DefaultValue("60s") Duration longestPause,
            @DefaultValue("20s") Duration breakerOpen,
            @DefaultValue("67108864") int largestBody) {

        CallLimits limits() {
            return new CallLimits(
                    connect, response, whole, attempts, firstPause, longestPause, breakerOpen, largestBody);
        }
    }

    /**
     * How what waits is sent, see {@link Patience}.
     *
     * @param enabled whether the running gateway sends by itself; if not, only {@code push run} does
     * @param every how long workers that found nothing rest
     */
    public record Push(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration every,
            @DefaultValue("2m") Duration lease,
            @DefaultValue("2s") Duration firstPause,
            @DefaultValue("10m") Duration longestPause,
            @DefaultValue("30s") Duration receipts,
            @DefaultValue("10m") Duration publicationEvery,
            @DefaultValue("5") int unreadable) {

        Patience patience(RandomGenerator jitter) {
            return new Patience(lease, firstPause, longestPause, receipts, publicationEvery, unreadable, jitter);
        }
    }

    /** When a person must look before rows are merged, see {@link Guards}. */
    public record Guard(
            @DefaultValue("0.9") double leastShare,
            @DefaultValue("0.05") double quarantineShare,
            @DefaultValue("50") long quarantineFloor,
            @DefaultValue("0.001") double driftShare) {

        Guards guards() {
            return new Guards(leastShare, quarantineShare, quarantineFloor, driftShare);
        }
    }
}
