package org.provgate.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Hebei's outer document. Content is encrypted once, under one SendTime; only the signature, over the BatchNo, is made per answer. */
final class HebeiEnvelope {

    static final String APP_CODE = "130634ZJ";
    static final String SECRET = "test-secret-130634";
    static final String SM4_KEY = "0123456789abcdeffedcba9876543210";
    private static final String SEND_TIME = "20261101120000";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private HebeiEnvelope() {}

    /** Returns the text of an element, empty if there is none. */
    static String text(String xml, String element) {
        int from = xml.indexOf("<" + element + ">");
        int to = xml.indexOf("</" + element + ">", from);
        return from < 0 || to < 0 ? "" : xml.substring(from + element.length() + 2, to);
    }

    /** Returns the inner document of a question. */
    static String open(String question) {
        var secret = Base64.getDecoder().decode(text(question, "EncData"));
        return new String(sm4(false, text(question, "SendTime"), secret), GB18030);
    }

    /** Returns {@code EncData}. */
    static byte[] encrypt(String inner) {
        return Base64.getEncoder().encode(sm4(true, SEND_TIME, inner.getBytes(GB18030)));
    }

    static byte[] seal(String question, byte[] encData) {
        var tranCode = text(question, "TranCode");
        var batchNo = text(question, "BatchNo");
        var digest = new SM3Digest();
        update(digest, ascii(APP_CODE + tranCode + batchNo + SEND_TIME));
        update(digest, encData);
        update(digest, ascii(SECRET));
        var sign = new byte[digest.getDigestSize()];
        digest.doFinal(sign, 0);
        var out = new ByteArrayOutputStream(encData.length + 512);
        out.writeBytes(
                ascii("<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<Package><Head><Version>1.0</Version><AppCode>"
                        + APP_CODE
                        + "</AppCode><TranCode>" + tranCode + "</TranCode><BatchNo>" + batchNo + "</BatchNo><SendTime>"
                        + SEND_TIME
                        + "</SendTime><EncType>SM4</EncType><Sign>"
                        + HexFormat.of().formatHex(sign) + "</Sign></Head><Body><EncData>"));
        out.writeBytes(encData);
        out.writeBytes(ascii("</EncData></Body></Package>"));
        return out.toByteArray();
    }

    private static void update(SM3Digest digest, byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
    }

    private static byte[] sm4(boolean encrypt, String sendTime, byte[] in) {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()), new PKCS7Padding());
        var key = new KeyParameter(HexFormat.of().parseHex(SM4_KEY));
        cipher.init(encrypt, new ParametersWithIV(key, ascii(sendTime + "00")));
        var out = new byte[cipher.getOutputSize(in.length)];
        try {
            int length = cipher.processBytes(in, 0, in.length, out, 0);
            return Arrays.copyOf(out, length + cipher.doFinal(out, length));
        } catch (InvalidCipherTextException e) {
            throw new IllegalArgumentException("the question is not encrypted with our key", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
