package org.provgate.subscriptions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, by its first one and the number of bits that all have in common. */
record Network(byte[] first, int bits) {

    private static final Pattern LITERAL =
            Pattern.compile("\\[?([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)]?(?:/([0-9]{1,3}))?");

    /** What is not the Internet: this machine, the house's own networks, the link, groups, documentation, translations (RFC 6890). */
    private static final List<Network> SPECIAL = List.of(
            of("0.0.0.0/8"),
            of("10.0.0.0/8"),
            of("100.64.0.0/10"),
            of("127.0.0.0/8"),
            of("169.254.0.0/16"),
            of("172.16.0.0/12"),
            of("192.0.0.0/24"),
            of("192.0.2.0/24"),
            of("192.88.99.0/24"),
            of("192.168.0.0/16"),
            of("198.18.0.0/15"),
            of("198.51.100.0/24"),
            of("203.0.113.0/24"),
            of("224.0.0.0/3"));

    /** Of IPv6 only what is handed out can be public, and of that not what carries an IPv4 address or is for documentation. */
    private static final Network GLOBAL = of("2000::/3");

    private static final List<Network> NOT_GLOBAL =
            List.of(of("2001::/23"), of("2001:db8::/32"), of("2002::/16"), of("3fff::/20"));

    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + text));
    }

    /** Reads an address or network; empty if it is a name. Asks no name server. */
    static Optional<Network> parse(String text) {
        var match = LITERAL.matcher(text);
        if (!match.matches()) return Optional.empty();
        try {
            var address = plain(InetAddress.getByName(match.group(1))).getAddress();
            int bits = match.group(2) == null ? address.length * 8 : Integer.parseInt(match.group(2));
            return bits > address.length * 8 ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns the IPv4 address inside an IPv6 one that maps, embeds or translates it; else the address. */
    static InetAddress plain(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != 16) return address;
        boolean zeros = true;
        for (int i = 0; i < 10; i++) zeros &= bytes[i] == 0;
        boolean mapped = zeros && bytes[10] == -1 && bytes[11] == -1;
        // ::1 and :: are not of these
        boolean embedded = zeros && bytes[10] == 0 && bytes[11] == 0 && (bytes[12] != 0 || bytes[13] != 0);
        boolean translated = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == -1 && bytes[3] == (byte) 0x9b;
        if (!mapped && !embedded && !translated) return address;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) return SPECIAL.stream().noneMatch(n -> n.contains(address));
        return GLOBAL.contains(address) && NOT_GLOBAL.stream().noneMatch(n -> n.contains(address));
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != first.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (first[bit / 8] & mask)) return false;
        }
        return true;
    }
}
