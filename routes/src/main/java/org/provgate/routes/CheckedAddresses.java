package org.provgate.routes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.provgate.subscriptions.Targets;

/**
 * Resolves a subscriber's name for the connection that is made at once, and refuses addresses the gateway must not reach: what the
 * name stood for when somebody subscribed does not count.
 */
final class CheckedAddresses implements DnsResolver {

    private final Targets targets;
    private final Names names;

    /** Asks for the addresses of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    CheckedAddresses(Targets targets, Names names) {
        this.targets = targets;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.of(host);
        // one that must not be reached casts doubt on all
        for (var address : addresses)
            if (!targets.reachable(address))
                throw new UnknownHostException("the name leads to an address that is not public; the operator can allow"
                        + " it in provgate.webhooks.allow");
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
