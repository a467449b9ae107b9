package org.provgate.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Patience;
import org.provgate.registers.Guards;
import org.provgate.routes.CallLimits;
import org.provgate.routes.WebhookTimes;
import org.provgate.subscriptions.WebhookPatience;
import org.provgate.web.OpenLimit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of the gateway; a key that is not here stops the start.
 *
 * @param owner who owns the tables of a database of yours; without one {@code spring.datasource.username} does
 * @param connections how many connections to the database
 * @param data folder of the embedded PostgreSQL, used where no {@code spring.datasource.url} is given
 * @param plugins folder with a folder for each adapter that is not built in
 * @param sealKey what sealed secrets open with, 32 bytes in Base64; null uses the file
 * @param sealKeyFile where that key is otherwise; made at first use
 * @param drawRules the bureau's own rules of draws, of the form of {@code draw-rules.json}; null for none
 * @param deadlineRules the bureau's own rules of what is due when, of the form of {@code deadline-rules.json}; null for none
 * @param transferRules the bureau's own rules of transfers, of the form of {@code transfer-rules.json}; null for none
 * @param transferRoutes who is proposed for which matter, of the form of {@code transfer-routes.json}; null for none
 * @param calendar folder with the working days of further years, {@code 2027.json}; null for none
 * @param sanctionCatalogue the bureau's own measures of joint sanctions, of the form of {@code sanction-catalogue.json}; null for none
 * @param sanctionQuestions most subjects a province is asked about in a night for its own measures
 * @param recognitionRules the bureau's own rules of which results may be relied on, of the form of {@code recognition-rules.json}; null
 *     for none
 * @param readLog folder of the reads that are noted and not in the database yet; gateways on one machine may share it
 * @param readLogMegabytes how much may wait there; from then on findings are not shown
 * @param provinces by entry id: {@code adapter, base-url, area-code, enabled} and the adapter's own
 */
@ConfigurationProperties(prefix = "provgate", ignoreUnknownFields = false)
public record ProvgateProperties(
        @DefaultValue(".provgate/postgresql") Path data,
        @DefaultValue("plugins") Path plugins,
        @DefaultValue Owner owner,
        @DefaultValue Connections connections,
        @DefaultValue Night night,
        @DefaultValue Calls calls,
        @DefaultValue Guard guards,
        @DefaultValue Push push,
        @DefaultValue Open open,
        @DefaultValue Webhooks webhooks,
        @Nullable String sealKey,
        @DefaultValue(".provgate/seal.key") Path sealKeyFile,
        @Nullable Path drawRules,
        @Nullable Path deadlineRules,
        @Nullable Path transferRules,
        @Nullable Path transferRoutes,
        @Nullable Path calendar,
        @Nullable Path sanctionCatalogue,
        @DefaultValue("200") int sanctionQuestions,
        @Nullable Path recognitionRules,
        @DefaultValue(".provgate/read-log") Path readLog,
        @DefaultValue("1024") int readLogMegabytes,
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

    /** See {@link OpenLimit}. */
    public record Open(@DefaultValue("60") int perMinute) {

        OpenLimit limit() {
            return new OpenLimit(perMinute);
        }
    }

    /**
     * How events are sent to subscribers, see {@link WebhookPatience}.
     *
     * @param allow where they may be sent, see {@link org.provgate.subscriptions.Targets}; to nobody if empty
     * @param enabled whether the running gateway sends by itself
     * @param every how often it looks for something to send
     * @param whole time limit of one message
     */
    public record Webhooks(
            @DefaultValue List<String> allow,
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration every,
            @DefaultValue("3s") Duration connect,
            @DefaultValue("10s") Duration response,
            @DefaultValue("15s") Duration whole,
            @DefaultValue("2m") Duration lease,
            @DefaultValue("5s") Duration firstPause,
            @DefaultValue("10m") Duration longestPause,
            @DefaultValue("5d") Duration giveUpAfter,
            @DefaultValue("24h") Duration overlap,
            @DefaultValue("8") int inFlight) {

        WebhookPatience patience(RandomGenerator jitter) {
            return new WebhookPatience(lease, firstPause, longestPause, giveUpAfter, overlap, inFlight, jitter);
        }

        WebhookTimes times() {
            return new WebhookTimes(every, connect, response, whole);
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
