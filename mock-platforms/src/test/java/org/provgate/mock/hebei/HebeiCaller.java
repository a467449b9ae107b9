package org.provgate.mock.hebei;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A plain client of the contract. */
final class HebeiCaller {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HebeiPlatform platform;
    private final Clock clock;
    private int next = 1;

    HebeiCaller(HebeiPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** @param outer the Package, @param inner the Response */
    record Reply(Xml outer, Xml inner) {
        String code() {
            return inner.textOf("errcode");
        }

        String head(String name) {
            return outer.child("Head").orElseThrow().textOf(name);
        }

        long number(String name) {
            return Long.parseLong(inner.textOf(name));
        }
    }

    String today() {
        return PlatformTime.write(PlatformTime.now(clock).toLocalDate());
    }

    String newBatch() {
        return today() + String.format("%05d", next++);
    }

    /** Asks under a new number. */
    Reply ask(String tranCode, String request) throws IOException, InterruptedException, XMLStreamException {
        return ask(tranCode, newBatch(), request);
    }

    Reply ask(String tranCode, String batchNo, String request)
            throws IOException, InterruptedException, XMLStreamException {
        return read(post(sealed(tranCode, batchNo, request).write()).body());
    }

    /** A correct envelope around {@code <Request>…</Request>}. */
    Envelope sealed(String tranCode, String batchNo, String request) {
        return sealed(tranCode, batchNo, ("<Request>" + request + "</Request>").getBytes(Guomi.GB18030));
    }

    Envelope sealed(String tranCode, String batchNo, byte[] inner) {
        var sendTime = PlatformTime.write(PlatformTime.now(clock));
        var secret = Guomi.encrypt(key(), iv(sendTime), inner);
        return signed(new Envelope(
                HebeiSettings.APP_CODE,
                tranCode,
                batchNo,
                sendTime,
                "SM4",
                "",
                Base64.getEncoder().encodeToString(secret)));
    }

    static Envelope signed(Envelope envelope) {
        return envelope.signed(Guomi.sm3(envelope.signedText(HebeiSettings.SECRET)));
    }

    HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(platform.baseUrl()))
                .header("Content-Type", "application/xml; charset=GB18030")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    static Reply read(byte[] body) throws XMLStreamException {
        var outer = Xml.read(body);
        var data = outer.child("Body").orElseThrow().child("Data");
        if (data.isPresent())
            return new Reply(outer, data.get().child("Response").orElseThrow());
        var envelope = Envelope.read(body);
        if (!signed(envelope).sign().equals(envelope.sign())) throw new XMLStreamException("wrong Sign");
        try {
            var secret = Base64.getDecoder().decode(envelope.content());
            return new Reply(outer, Xml.read(Guomi.decrypt(key(), iv(envelope.sendTime()), secret)));
        } catch (org.bouncycastle.crypto.InvalidCipherTextException e) {
            throw new XMLStreamException("cannot be decrypted", e);
        }
    }

    /** Reads all pages of a window (two empty elements: everything). */
    List<Xml> pull(String tranCode, String kind, String from, String to, int wide)
            throws IOException, InterruptedException, XMLStreamException {
        var window = window(from, to) + "<kind>" + kind + "</kind>";
        var count = ask("1001", window);
        var rows = new ArrayList<Xml>();
        if (count.number("count") == 0) return rows;
        for (long start = count.number("minId"); start <= count.number("maxId"); start += wide) {
            var page = window + "<startNum>" + start + "</startNum><endNum>" + (start + wide - 1) + "</endNum>";
            rows.addAll(ask(tranCode, page).inner().rows());
        }
        return rows;
    }

    static String window(String from, String to) {
        return "<areaCode>130634</areaCode><startdate>" + from + "</startdate><enddate>" + to + "</enddate>";
    }

    private static byte[] key() {
        return java.util.HexFormat.of().parseHex(HebeiSettings.SM4_KEY);
    }

    private static byte[] iv(String sendTime) {
        return (sendTime + "00").getBytes(StandardCharsets.US_ASCII);
    }
}
