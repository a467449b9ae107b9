package org.provgate.access;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with 19 MiB, two rounds, one lane. As many at once as there are processors and as many again in waiting: who comes then is
 * told to come again, so that a flood of sign-ins takes neither the machine nor its request threads. For several threads.
 */
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19_456;
    private static final int ROUNDS = 2;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, ROUNDS);
    private final Semaphore admitted = new Semaphore(2 * PROCESSORS);
    private final Semaphore working = new Semaphore(PROCESSORS);

    /** @throws Refusal {@code busy} */
    String hash(String password) {
        return bounded(() -> argon2.encode(plain(password)));
    }

    /**
     * Returns whether it is the password; takes as long where there is none.
     *
     * @param hash null where nobody has it
     * @throws Refusal {@code busy}
     */
    boolean matches(String password, @Nullable String hash) {
        return bounded(() -> {
            if (hash != null) return argon2.matches(plain(password), hash);
            argon2.encode(plain(password));
            return false;
        });
    }

    private <T> T bounded(Supplier<T> work) {
        if (!admitted.tryAcquire())
            throw new Refusal("busy", "登录请求过多，请稍后再试 too many sign in at this moment; try again in some seconds");
        try {
            working.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                working.release();
            }
        } finally {
            admitted.release();
        }
    }

    /** The same characters however a keyboard composes them. */
    private static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
