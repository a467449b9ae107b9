package org.provgate.hebei;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** The package every question and answer travels in: encrypted, signed, echoed (contract, Envelope). */
final class Envelope {

    private static final String PATH = "/hb/services/DoubleRandom";
    private static final String TYPE = "application/xml; charset=GB18030";
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n";
    private static final String WHERE = "the package around the answer";

    private Envelope() {}

    /** Returns the request that carries {@code inner} as {@code tranCode} under {@code batchNo}. */
    static WireRequest seal(String tranCode, String batchNo, String inner, CallContext context) {
        var appCode = context.setting(HebeiAdapter.APP_CODE);
        var sendTime = PlatformTime.text(context.now());
        var secret = Guomi.encrypt(key(context), iv(sendTime), Guomi.bytes(inner));
        var encData = Base64.getEncoder().encodeToString(secret);
        var sign = Guomi.sm3(appCode, tranCode, batchNo, sendTime, encData, context.setting(HebeiAdapter.SECRET));
        var xml = new StringBuilder(encData.length() + 512).append(PROLOG).append("<Package><Head>");
        Xml.element(xml, "Version", "1.0");
        Xml.element(xml, "AppCode", appCode);
        Xml.element(xml, "TranCode", tranCode);
        Xml.element(xml, "BatchNo", batchNo);
        Xml.element(xml, "SendTime", sendTime);
        Xml.element(xml, "EncType", "SM4");
        Xml.element(xml, "Sign", sign).append("</Head><Body>");
        Xml.element(xml, "EncData", encData).append("</Body></Package>");
        return new WireRequest(
                "POST",
                path(context),
                Map.of("Content-Type", TYPE, "Accept", "application/xml"),
                Guomi.bytes(xml.toString()),
                Map.of("BatchNo", batchNo, "TranCode", tranCode));
    }

    /**
     * Returns what a trusted answer says, whatever its errcode; an unsigned one is trusted only to say why we share no key.
     *
     * @throws PlatformException.Unavailable if the answer is cut, forged, another one's, or no package
     */
    static Answer open(WireResponse response, CallContext context) {
        var notes = response.request().notes();
        var tranCode = notes.getOrDefault("TranCode", "");
        Failures.checkHttp(tranCode, response);
        var plain = new ArrayList<Answer>(0);
        var fields = fields(tranCode, response.body(), plain);
        if (fields.getOrDefault("EncType", "").equals("NONE")) return unsigned(tranCode, fields, plain, notes);
        if (!"SM4".equals(required(fields, "EncType")))
            throw new PlatformException.Unreadable(
                    "EncType SM4 or NONE", Xml.shortened(required(fields, "EncType")), WHERE);
        checkSign(tranCode, fields, context);
        if (!required(fields, "AppCode").equals(context.setting(HebeiAdapter.APP_CODE))
                || !required(fields, "TranCode").equals(tranCode)
                || !required(fields, "BatchNo").equals(notes.get("BatchNo")))
            throw Failures.transport(tranCode, "the answer echoes another AppCode, TranCode or BatchNo than was sent");
        return decrypt(tranCode, fields, context);
    }

    /** Returns the fields of Head and Body; what stands readable in {@code Data} goes into {@code plain}. */
    private static Map<String, String> fields(String tranCode, byte[] body, List<Answer> plain) {
        try {
            var text = Guomi.text(body);
            return Xml.document(text, "Package", WHERE, packed -> {
                var fields = new HashMap<String, String>();
                Xml.children(
                        packed,
                        (part, xml) -> Xml.children(xml, (name, field) -> {
                            if (name.equals("Data"))
                                Xml.children(field, (root, response) -> plain.add(Answer.read(tranCode, response)));
                            else Xml.field(fields, name, field, WHERE);
                        }));
                return fields;
            });
        } catch (CharacterCodingException | XMLStreamException notWhole) {
            throw Failures.transport(tranCode, "the answer is cut, or is no XML in GB18030");
        }
    }

    private static Answer unsigned(
            String tranCode, Map<String, String> fields, List<Answer> plain, Map<String, String> notes) {
        if (plain.size() != 1)
            throw new PlatformException.Unreadable("one Response in Data", plain.size() + " of them", WHERE);
        var answer = plain.get(0);
        if (!Failures.UNSIGNED.contains(answer.required("errcode")))
            throw Failures.transport(
                    tranCode, "the answer is unsigned, and its errcode is none that is believed unsigned");
        for (var echo : notes.entrySet()) {
            var found = fields.getOrDefault(echo.getKey(), "");
            if (!found.isEmpty() && !found.equals(echo.getValue()))
                throw Failures.transport(
                        tranCode, "the unsigned answer echoes another " + echo.getKey() + " than was sent");
        }
        return answer;
    }

    private static void checkSign(String tranCode, Map<String, String> fields, CallContext context) {
        var expected = Guomi.sm3(
                required(fields, "AppCode"),
                required(fields, "TranCode"),
                required(fields, "BatchNo"),
                required(fields, "SendTime"),
                required(fields, "EncData"),
                context.setting(HebeiAdapter.SECRET));
        var found = fields.getOrDefault("Sign", "").strip();
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8)))
            throw Failures.transport(tranCode, "the signature of the answer is wrong");
    }

    private static Answer decrypt(String tranCode, Map<String, String> fields, CallContext context) {
        var iv = iv(required(fields, "SendTime"));
        if (iv.length != 16) throw new PlatformException.Unreadable("14 digits in SendTime", "another length", WHERE);
        try {
            var secret = Base64.getDecoder().decode(required(fields, "EncData"));
            var inner = Guomi.decrypt(key(context), iv, secret);
            return parse(tranCode, Guomi.text(inner));
        } catch (IllegalArgumentException | InvalidCipherTextException | CharacterCodingException foreign) {
            throw new PlatformException.Unreadable(
                    "EncData that the setting sm4-key decrypts to GB18030",
                    "other bytes, though rightly signed",
                    WHERE);
        }
    }

    private static Answer parse(String tranCode, String inner) {
        try {
            return Answer.parse(tranCode, inner);
        } catch (XMLStreamException malformed) {
            throw new PlatformException.Unreadable(
                    "flat, well-formed XML",
                    "none from character " + malformed.getLocation().getCharacterOffset() + " on",
                    "the Response to " + tranCode);
        }
    }

    private static String required(Map<String, String> fields, String name) {
        var text = fields.getOrDefault(name, "").strip();
        if (text.isEmpty()) throw new PlatformException.Unreadable("a value in " + name, "none", WHERE);
        return text;
    }

    private static byte[] key(CallContext context) {
        return HexFormat.of().parseHex(context.setting(HebeiAdapter.SM4_KEY));
    }

    private static byte[] iv(String sendTime) {
        return (sendTime + "00").getBytes(StandardCharsets.US_ASCII);
    }

    private static String path(CallContext context) {
        var path = context.baseUrl().getRawPath();
        return path == null || path.isEmpty() || path.equals("/") ? PATH : path;
    }
}
