package org.provgate.mock.hebei;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;

/** Opens what comes in and seals what goes out; the order of the checks is the contract's. Safe for several threads. */
final class Gate {
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final HebeiSettings settings;
    private final Clock clock;

    Gate(HebeiSettings settings) {
        this.settings = settings;
        this.clock = settings.clock();
    }

    /**
     * Returns the bytes of the inner document.
     *
     * @throws Refusal 1004, 1002, 1003 or 1001, the first that applies; they are answered unsigned
     */
    byte[] open(Envelope envelope) {
        if (!envelope.appCode().equals(settings.appCode())) {
            throw new Refusal("1004", "AppCode不存在");
        }
        var sent = PlatformTime.time(envelope.sendTime());
        if (sent.isEmpty()
                || Duration.between(sent.get(), PlatformTime.now(clock)).abs().compareTo(WINDOW) > 0) {
            throw new Refusal("1002", "SendTime超出允许范围");
        }
        if (!envelope.encType().equals(Envelope.SM4)) {
            throw new Refusal("1003", "EncType不支持");
        }
        if (!MessageDigest.isEqual(ascii(sign(envelope)), ascii(envelope.sign()))) {
            throw new Refusal("1001", "签名错误");
        }
        try {
            var secret = Base64.getDecoder().decode(envelope.content());
            return Guomi.decrypt(settings.key(), iv(envelope.sendTime()), secret);
        } catch (IllegalArgumentException | InvalidCipherTextException e) {
            throw new Refusal("1003", "解密失败");
        }
    }

    /** The answer to a question that passed {@link #open}. */
    Envelope seal(Envelope question, String response) {
        var now = PlatformTime.write(PlatformTime.now(clock));
        var secret = Guomi.encrypt(settings.key(), iv(now), response.getBytes(Guomi.GB18030));
        var unsigned = new Envelope(
                question.appCode(),
                question.tranCode(),
                question.batchNo(),
                now,
                Envelope.SM4,
                "",
                Base64.getEncoder().encodeToString(secret));
        return unsigned.signed(sign(unsigned));
    }

    /** An answer for a caller with whom no key may be shared. */
    Envelope plain(Envelope question, Refusal refusal) {
        return new Envelope(
                question.appCode(),
                question.tranCode(),
                question.batchNo(),
                PlatformTime.write(PlatformTime.now(clock)),
                Envelope.NONE,
                "",
                refusal.response());
    }

    private String sign(Envelope envelope) {
        return Guomi.sm3(envelope.signedText(settings.secret()));
    }

    private static byte[] iv(String sendTime) {
        return ascii(sendTime + "00");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
