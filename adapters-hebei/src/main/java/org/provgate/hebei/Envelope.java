package org.provgate.hebei;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** Packs questions and unpacks answers (contract, Envelope). */
final class Envelope {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String PATH = "/hb/services/DoubleRandom";
    private static final String TRAN_CODE = "TranCode";
    private static final String BATCH_NO = "BatchNo";
    /** Answers that may come unsigned: the platform may share no key with this caller. */
    private static final Set<String> UNSIGNED = Set.of("1001", "1002", "1003", "1004", "2003");

    private Envelope() {}

    static WireRequest pack(String tranCode, String inner, CallContext context) {
        var appCode = context.setting(HebeiAdapter.APP_CODE);
        var batchNo = context.nextBatchNumber();
        var sendTime = TIME.format(context.now().atZone(HebeiAdapter.ZONE));
        var data = Base64.getEncoder().encodeToString(
                Guomi.encrypt(context.setting(HebeiAdapter.SM4_KEY), iv(sendTime), inner.getBytes(Guomi.GB18030)));
        var sign = sign(appCode, tranCode, batchNo, sendTime, data, context);
        var out = new StringBuilder(data.length() + 400).append("<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<Package><Head>");
        Markup.element(out, "Version", "1.0");
        Markup.element(out, "AppCode", appCode);
        Markup.element(out, TRAN_CODE, tranCode);
        Markup.element(out, BATCH_NO, batchNo);
        Markup.element(out, "SendTime", sendTime);
        Markup.element(out, "EncType", "SM4");
        Markup.element(out, "Sign", sign);
        out.append("</Head><Body>");
        Markup.element(out, "EncData", data);
        out.append("</Body></Package>");
        return new WireRequest(
                "POST", path(context), Map.of("Content-Type", "application/xml; charset=GB18030"),
                out.toString().getBytes(Guomi.GB18030), Map.of(TRAN_CODE, tranCode, BATCH_NO, batchNo));
    }

    /** Returns the inner XML of an answer that is signed, or of an unsigned one that may be believed. */
    static String unpack(WireResponse response, CallContext context) {
        if (response.status() == 502 || response.status() == 503 || response.status() == 504 || response.status() >= 500)
            throw new Unavailable("hebei answered " + response.status() + "; the gateway tries again", null, true);
        if (response.looksLikeHtml()) throw new Unavailable(
                "hebei: a web page came instead of data (" + response + "): maintenance, or a portal in between;"
                        + " the gateway tries again", null, true);
        if (response.status() != 200) throw new Unreadable("HTTP 200", "HTTP " + response.status(), response.toString());
        var fields = read(response);
        var sign = fields.get("Sign");
        if ("NONE".equals(fields.get("EncType")) && sign == null) return unsigned(fields.get("Data"), response);
        var expected = sign(
                text(fields, "AppCode"), text(fields, TRAN_CODE), text(fields, BATCH_NO), text(fields, "SendTime"),
                text(fields, "EncData"), context);
        if (!expected.equals(sign)) throw fault("its signature is wrong; if this lasts, check secret of this entry", response);
        if (!text(fields, "AppCode").equals(context.setting(HebeiAdapter.APP_CODE))
                || !response.request().notes().get(TRAN_CODE).equals(fields.get(TRAN_CODE))
                || !response.request().notes().get(BATCH_NO).equals(fields.get(BATCH_NO)))
            throw fault("it answers another question (TranCode or BatchNo differ)", response);
        try {
            var plain = Guomi.decrypt(
                    context.setting(HebeiAdapter.SM4_KEY), iv(text(fields, "SendTime")), Base64.getDecoder().decode(text(fields, "EncData")));
            return new String(plain, Guomi.GB18030);
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            throw fault("it cannot be decrypted; if this lasts, check sm4-key of this entry", response);
        }
    }

    /** Returns an unsigned answer if its code is one that may come so; it then always is a failure. */
    private static String unsigned(@Nullable String data, WireResponse response) {
        if (data != null) {
            try {
                var code = Answer.open(data, response).code();
                if (UNSIGNED.contains(code)) return data;
            } catch (XMLStreamException e) {
                throw fault("it is no XML", response);
            }
        }
        throw fault("it is not signed", response);
    }

    private static Map<String, @Nullable String> read(WireResponse response) {
        try {
            var xml = Markup.reader(new String(response.body(), Guomi.GB18030));
            var fields = new java.util.HashMap<String, @Nullable String>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.DTD) throw new Unreadable("no document type", "one", response.toString());
                if (event != XMLStreamReader.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "Package", "Head", "Body" -> {}
                    case "Data" -> fields.put("Data", inner(xml));
                    default -> {
                        var name = xml.getLocalName();
                        var text = xml.getElementText();
                        fields.put(name, text.isEmpty() ? null : text);
                    }
                }
            }
            return fields;
        } catch (XMLStreamException e) {
            throw fault("it is cut or no XML", response);
        }
    }

    /** Writes the element below {@code Data} again: an unsigned failure is small, and its inner XML stands open. */
    private static String inner(XMLStreamReader xml) throws XMLStreamException {
        var out = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    out.append('<').append(xml.getLocalName()).append('>');
                }
                case XMLStreamReader.END_ELEMENT -> {
                    if (--depth > 0) out.append("</").append(xml.getLocalName()).append('>');
                }
                case XMLStreamReader.CHARACTERS ->
                    out.append(xml.getText().replace("&", "&amp;").replace("<", "&lt;"));
                default -> {}
            }
        }
        return out.toString();
    }

    private static String text(Map<String, @Nullable String> fields, String name) {
        var text = fields.get(name);
        return text == null ? "" : text;
    }

    private static Unavailable fault(String why, WireResponse response) {
        return new Unavailable("hebei: the answer cannot be believed: " + why + " (" + response + "); the gateway tries again", null, true);
    }

    private static String sign(
            String appCode, String tranCode, String batchNo, String sendTime, String data, CallContext context) {
        var text = appCode + tranCode + batchNo + sendTime + data + context.setting(HebeiAdapter.SECRET);
        return Guomi.sm3(text.getBytes(Guomi.GB18030));
    }

    private static byte[] iv(String sendTime) {
        if (sendTime.length() != 14) throw new IllegalArgumentException("SendTime has 14 digits, not: " + sendTime);
        return (sendTime + "00").getBytes(StandardCharsets.US_ASCII);
    }

    /** The operator may give the platform's origin, or the whole address. */
    private static String path(CallContext context) {
        var path = context.baseUrl().getRawPath();
        return path == null || path.isEmpty() || path.equals("/") ? PATH : path;
    }
}
