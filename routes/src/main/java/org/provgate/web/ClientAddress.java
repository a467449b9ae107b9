package org.provgate.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who asks, as far as an address tells: of IPv6 the first 64 bits, for the rest is one customer's to choose. */
final class ClientAddress {

    private static final int NETWORK = 8;

    private ClientAddress() {}

    /** @param address as the container has it, never a name */
    static String of(String address) {
        var zone = address.indexOf('%');
        var plain = zone < 0 ? address : address.substring(0, zone);
        // a name would be looked up
        if (!plain.matches("[0-9A-Fa-f:.]+")) return "unknown";
        try {
            var parsed = InetAddress.getByName(plain);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown"; // all of whom share one bucket
        }
    }
}
