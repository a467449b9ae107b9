package org.provgate.mock.hebei;

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
        return (appCode + tranCode + batchNo + sendTime + content + secret).getBytes(Guomi.GB18030);
    }

    /** The same under a number nobody used. */
    Envelope ofOtherBatch() {
        return new Envelope(appCode, tranCode, "2000010100001", sendTime, encType, sign, content);
    }

    Envelope signed(String with) {
        return new Envelope(appCode, tranCode, batchNo, sendTime, encType, with, content);
    }

    byte[] write() {
        var markup = new Markup().raw("<?xml version=\"1.0\" encoding=\"GB18030\"?>\n");
        markup.element("Package", pack -> pack.element("Head", head -> head.leaf("Version", "1.0")
                        .leaf("AppCode", appCode)
                        .leaf("TranCode", tranCode)
                        .leaf("BatchNo", batchNo)
                        .leaf("SendTime", sendTime)
                        .leaf("EncType", encType)
                        .leaf("Sign", sign))
                .element("Body", body -> {
                    if (encType.equals(NONE)) {
                        body.element("Data", data -> data.raw(content));
                    } else {
                        body.leaf("EncData", content);
                    }
                }));
        return markup.toString().getBytes(Guomi.GB18030);
    }
}
