package org.provgate.mock.hebei;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The province's alphabet and its two 国密 algorithms: GB18030, SM3 and SM4-CBC-PKCS5. */
final class Guomi {
    static final Charset GB18030 = Charset.forName("GB18030");

    private Guomi() {}

    /** Lower-case hex SM3. */
    static String sm3(byte[] data) {
        var digest = new SM3Digest();
        digest.update(data, 0, data.length);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    static byte[] encrypt(byte[] key, byte[] iv, byte[] plain) {
        try {
            return sm4(true, key, iv, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("SM4 cannot fail while encrypting", e);
        }
    }

    /** @throws InvalidCipherTextException if the padding shows that the key or the data are wrong */
    static byte[] decrypt(byte[] key, byte[] iv, byte[] secret) throws InvalidCipherTextException {
        return sm4(false, key, iv, secret);
    }

    private static byte[] sm4(boolean encrypt, byte[] key, byte[] iv, byte[] in) throws InvalidCipherTextException {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()), new PKCS7Padding());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
        var out = new byte[cipher.getOutputSize(in.length)];
        try {
            int written = cipher.processBytes(in, 0, in.length, out, 0);
            written += cipher.doFinal(out, written);
            return Arrays.copyOf(out, written);
        } catch (org.bouncycastle.crypto.DataLengthException e) {
            throw new InvalidCipherTextException("not whole blocks", e);
        }
    }
}
