package org.provgate.hebei;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** An answer as the platform would wrap it, any part of it spoilt at will. */
record Package(String appCode, String tranCode, String batchNo, String encData, String sign) {

    static final String SENT = "20261121031502";

    /** Wraps {@code inner} as the answer to {@code request}, all in order. */
    static Package of(WireRequest request, String inner) {
        var key = HexFormat.of().parseHex(FixedContext.KEY);
        var secret = Guomi.encrypt(key, (SENT + "00").getBytes(Guomi.GB18030), inner.getBytes(Guomi.GB18030));
        var notes = request.notes();
        return new Package(
                        "130634ZJ",
                        notes.getOrDefault("TranCode", ""),
                        notes.getOrDefault("BatchNo", ""),
                        Base64.getEncoder().encodeToString(secret),
                        "")
                .signed();
    }

    Package withTranCode(String other) {
        return new Package(appCode, other, batchNo, encData, sign).signed();
    }

    Package withBatchNo(String other) {
        return new Package(appCode, tranCode, other, encData, sign).signed();
    }

    Package withAppCode(String other) {
        return new Package(other, tranCode, batchNo, encData, sign).signed();
    }

    Package withEncData(String other) {
        return new Package(appCode, tranCode, batchNo, other, sign).signed();
    }

    Package withSign(String other) {
        return new Package(appCode, tranCode, batchNo, encData, other);
    }

    /** Signs by the words of the contract, not by the code under test. */
    Package signed() {
        var text = (appCode + tranCode + batchNo + SENT + encData + FixedContext.SECRET).getBytes(Guomi.GB18030);
        var digest = new SM3Digest();
        digest.update(text, 0, text.length);
        var hash = new byte[32];
        digest.doFinal(hash, 0);
        return withSign(HexFormat.of().formatHex(hash));
    }

    String xml() {
        return """
                <?xml version="1.0" encoding="GB18030"?>
                <Package><Head><Version>1.0</Version><AppCode>%s</AppCode><TranCode>%s</TranCode><BatchNo>%s</BatchNo>\
                <SendTime>%s</SendTime><EncType>SM4</EncType><Sign>%s</Sign></Head>\
                <Body><EncData>%s</EncData></Body></Package>""".formatted(appCode, tranCode, batchNo, SENT, sign, encData);
    }

    WireResponse answer(WireRequest request) {
        return answer(200, xml(), request);
    }

    static WireResponse answer(int status, String xml, WireRequest request) {
        var headers = Map.of("content-type", "application/xml; charset=GB18030");
        return new WireResponse(status, headers, xml.getBytes(Guomi.GB18030), request);
    }

    static String unsigned(String errcode, String echo) {
        return """
                <?xml version="1.0" encoding="GB18030"?>
                <Package><Head><Version>1.0</Version>%s<SendTime>20261121031502</SendTime>\
                <EncType>NONE</EncType><Sign/></Head>\
                <Body><Data><Response><errcode>%s</errcode><errmsg>拒绝㐀</errmsg></Response></Data></Body></Package>""".formatted(echo, errcode);
    }
}
