package org.provgate.subscriptions;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the gateway may send webhooks: the operator's allow-list. Asked when somebody subscribes, before each message, and, for the
 * address a name has at that moment, at each connection: a name that changes its address gains nothing.
 */
public final class Targets {

    private static final Pattern ORIGIN =
            Pattern.compile("(?:(https?)://)?([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private final Set<String> origins = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    /**
     * @param allowed each a host ({@code hooks.example.cn}: https, port 443), {@code host:port}, {@code http://host:port} for plain
     *     HTTP, or an address or network ({@code 10.1.0.0/16}) that is not public and may be reached all the same
     * @throws IllegalArgumentException if an entry is none of these; names it
     */
    public Targets(List<String> allowed) {
        for (var entry : allowed) {
            var text = entry.strip().toLowerCase(Locale.ROOT);
            var network = Network.parse(text);
            network.ifPresent(networks::add);
            if (text.contains("/") && network.isPresent()) continue;
            var match = ORIGIN.matcher(text);
            if (!match.matches())
                throw new IllegalArgumentException("provgate.webhooks.allow: " + entry
                        + " is neither host, host:port, http://host:port nor a network such as 10.1.0.0/16");
            var scheme = match.group(1) == null ? "https" : match.group(1);
            int port = match.group(3) == null ? standardPort(scheme) : Integer.parseInt(match.group(3));
            origins.add(scheme + "://" + match.group(2) + ":" + port);
            // an address that is named is meant
            Network.parse(match.group(2)).ifPresent(networks::add);
        }
    }

    /**
     * Returns why nothing is sent there: a sentence with the next step; empty if it may be.
     *
     * @param url as somebody wrote it
     */
    public Optional<String> objection(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Optional.of("the url is not a URL; give one such as https://hooks.example.cn/events");
        }
        if (uri.getHost() == null || uri.getScheme() == null)
            return Optional.of("the url names no host; give one such as https://hooks.example.cn/events");
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null)
            return Optional.of("the url carries a password or a fragment; leave both out: messages are signed");
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() == -1 ? standardPort(scheme) : uri.getPort();
        var origin = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        if (origins.contains(origin)) return Optional.empty();
        if (!scheme.equals("https"))
            return Optional.of("the url is not https; use https, for others could read along otherwise");
        return Optional.of("webhooks to " + origin
                + " are not allowed; ask the operator to put this host into provgate.webhooks.allow, or use the feed");
    }

    /** Returns whether a connection may be made to this address: a public one, or one the operator named. */
    public boolean reachable(InetAddress address) {
        var plain = Network.plain(address);
        return Network.isPublic(plain) || networks.stream().anyMatch(n -> n.contains(plain));
    }

    private static int standardPort(String scheme) {
        return scheme.equals("http") ? 80 : 443;
    }
}
