package org.provgate.hebei;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** SM3 and SM4-CBC with PKCS5 padding (contract, Envelope). */
final class Guomi {

    static final Charset GB18030 = Charset.forName("GB18030");

    private Guomi() {}

    /** Returns lower-case hex. */
    static String sm3(byte[] bytes) {
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    static byte[] encrypt(String keyHex, byte[] iv, byte[] plain) {
        try {
            return cbc(true, keyHex, iv, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encryption pads by itself", e);
        }
    }

    static byte[] decrypt(String keyHex, byte[] iv, byte[] secret) throws InvalidCipherTextException {
        return cbc(false, keyHex, iv, secret);
    }

    private static byte[] cbc(boolean encrypt, String keyHex, byte[] iv, byte[] in) throws InvalidCipherTextException {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()));
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(HexFormat.of().parseHex(keyHex)), iv));
        var out = new byte[cipher.getOutputSize(in.length)];
        int length = cipher.processBytes(in, 0, in.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }
}
