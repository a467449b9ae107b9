package org.provgate.mock.hebei;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/**
 * The outer document (contract, Envelope).
 *
 * @param sendTime yyyyMMddHHmmss, local time of Asia/Shanghai
 * @param content Base64 of the encrypted inner document; for {@code EncType} NONE the inner document itself when written,
 *     empty when read
 */
record Envelope(
        String appCode, String tranCode, String batchNo, String sendTime, String encType, String sign, String content) {

    static final String SM4 = "SM4";
    static final String NONE = "NONE";

    /** The head of an answer to something that could not be read. */
    static final Envelope UNREADABLE = new Envelope("", "", "", "", NONE, "", "");

    /** @throws XMLStreamException if this is no envelope: the caller answers 2003 with an empty head */
    static Envelope read(byte[] bytes) throws XMLStreamException {
        var root = Xml.read(bytes);
        var head = part(root, "Head");
        var body = part(root, "Body");
        if (!root.name().equals("Package") || !part(head, "Version").text().equals("1.0")) {
            throw new XMLStreamException("not a Package of version 1.0");
        }
        return new Envelope(
                part(head, "AppCode").text(),
                part(head, "TranCode").text(),
                part(head, "BatchNo").text(),
                part(head, "SendTime").text(),
                part(head, "EncType").text(),
                part(head, "Sign").text(),
                part(body, body.child("Data").isPresent() ? "Data" : "EncData").text());
    }

    private static Xml part(Xml of, String name) throws XMLStreamException {
        return of.child(name).orElseThrow(() -> new XMLStreamException("no element " + name));
    }

    /** The text whose SM3 is the Sign. */
    byte[] signedText(String secret) {
        return joined(appCode + tranCode + batchNo + sendTime, secret);
    }

    /** The content between two texts, as bytes; Base64 needs no GB18030 encoder, which would cost more than the cipher. */
    private byte[] joined(String before, String after) {
        var out = new ByteArrayOutputStream(content.length() + 1024);
        out.writeBytes(before.getBytes(Guomi.GB18030));
        out.writeBytes(content.getBytes(encType.equals(SM4) ? StandardCharsets.US_ASCII : Guomi.GB18030));
        out.writeBytes(after.getBytes(Guomi.GB18030));
        return out.toByteArray();
    }

    /** The same under a number nobody used. */
    Envelope ofOtherBatch() {
        return new Envelope(appCode, tranCode, "2000010100001", sendTime, encType, sign, content);
    }

    Envelope signed(String with) {
        return new Envelope(appCode, tranCode, batchNo, sendTime, encType, with, content);
    }

    byte[] write() {
        var head = new Markup().element("Head", out -> out.leaf("Version", "1.0")
                .leaf("AppCode", appCode)
                .leaf("TranCode", tranCode)
                .leaf("BatchNo", batchNo)
                .leaf("SendTime", sendTime)
                .leaf("EncType", encType)
                .leaf("Sign", sign));
        var element = encType.equals(NONE) ? "Data" : "EncData";
        return joined(
                "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<Package>" + head + "<Body><" + element + ">",
                "</" + element + "></Body></Package>");
    }
}
