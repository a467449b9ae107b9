package org.provgate.henan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM3 and HMAC-SM3 as the contract uses them (Session); hex is lower case. */
final class Signature {

    private Signature() {}

    static String sm3(byte[] bytes) {
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    static String hmac(String secret, String text) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret.getBytes(StandardCharsets.UTF_8)));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return HexFormat.of().formatHex(tag);
    }

    /** Returns the query with its parameters sorted by name, then value, and percent-encoded as RFC 3986. */
    static String canonicalQuery(List<Entry<String, String>> parameters) {
        return parameters.stream()
                .sorted(Entry.<String, String>comparingByKey().thenComparing(Entry.comparingByValue(Comparator.naturalOrder())))
                .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        // URLEncoder writes forms: four characters differ from RFC 3986
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
