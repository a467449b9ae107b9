package org.provgate.hebei;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The national algorithms (国密) as the contract's envelope uses them. */
final class Guomi {

    /** What the platform writes in; Chinese needs its four-byte part, which GBK has not. */
    static final Charset GB18030 = Charset.forName("GB18030");

    private Guomi() {}

    /** Returns SM3 of the texts one after the other in GB18030, in lower-case hex. */
    static String sm3(String... texts) {
        var digest = new SM3Digest();
        for (var text : texts) {
            var bytes = bytes(text);
            digest.update(bytes, 0, bytes.length);
        }
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    /** Returns the bytes of {@code text} in GB18030; megabytes of Base64 take the short way, for ASCII is the same in both. */
    static byte[] bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == text.length() ? bytes : text.getBytes(GB18030);
    }

    /** Returns the text of {@code bytes} in GB18030. @throws CharacterCodingException if they are not, or are cut */
    static String text(byte[] bytes) throws CharacterCodingException {
        for (byte b : bytes) {
            if (b < 0)
                return GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Returns {@code plain} in SM4-CBC with PKCS5 padding. */
    static byte[] encrypt(byte[] key, byte[] iv, byte[] plain) {
        try {
            return run(true, key, iv, plain);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("encrypting checks no padding", impossible);
        }
    }

    /** Returns what {@link #encrypt} was given. @throws InvalidCipherTextException if the key or the bytes are others */
    static byte[] decrypt(byte[] key, byte[] iv, byte[] secret) throws InvalidCipherTextException {
        return run(false, key, iv, secret);
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] iv, byte[] in) throws InvalidCipherTextException {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()), new PKCS7Padding());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
        var out = new byte[cipher.getOutputSize(in.length)];
        try {
            int length = cipher.processBytes(in, 0, in.length, out, 0);
            length += cipher.doFinal(out, length);
            return Arrays.copyOf(out, length);
        } catch (DataLengthException notWholeBlocks) {
            throw new InvalidCipherTextException("not whole blocks", notWholeBlocks);
        }
    }
}
