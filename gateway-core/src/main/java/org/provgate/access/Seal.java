package org.provgate.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the gateway must be able to read again but nobody should find in a copy of its database: secrets of subscriptions, of
 * second factors. AES-256 in GCM; what is sealed for one purpose opens for no other.
 *
 * <p>The key is the gateway's own: 32 bytes in Base64, from a setting or else from a file, which the first sealing makes. Whoever
 * loses it loses what was sealed. For several threads.
 */
public final class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORM = 1;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private volatile @Nullable SecretKey key;

    /**
     * @param key 32 bytes in Base64; null or blank reads the file
     * @param file where the key is, or will be; only its owner may read it
     * @throws IllegalArgumentException if the key is none; the sentence does not show it
     */
    public Seal(@Nullable String key, Path file) {
        this.file = file;
        this.key = key == null || key.isBlank() ? null : key(key, "provgate.seal-key");
    }

    /** @param context what it is and whose, such as {@code subscription/17}; the same is needed to open */
    public byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, ours(true), nonce, context);
            var sealed = new byte[1 + NONCE_BYTES + cipher.getOutputSize(plain.length)];
            sealed[0] = FORM;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /** @throws IllegalStateException if it was sealed with another key or for another context, or was changed; says what to do */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORM) throw shut(context, null);
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, ours(false), nonce, context)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw shut(context, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException shut(String context, @Nullable Exception cause) {
        return new IllegalStateException(
                "what is sealed for " + context + " does not open with this key: set provgate.seal-key or"
                        + " provgate.seal-key-file to the key it was sealed with, or make that secret anew",
                cause);
    }

    private synchronized SecretKey ours(boolean make) {
        var known = key;
        if (known != null) return known;
        try {
            if (make) make();
            var read = key(Files.readString(file), "the file " + file.getFileName() + " of provgate.seal-key-file");
            key = read;
            return read;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "the key that opens sealed secrets is missing: bring the file named by provgate.seal-key-file back"
                            + " from a backup, or set provgate.seal-key",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file named by provgate.seal-key-file cannot be read or written", e);
        }
    }

    /** Makes the file unless it is there. It is never open to others, not for a moment, and never half written. */
    private void make() throws IOException {
        if (Files.exists(file)) return;
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
        Files.createDirectories(folder);
        // a name of its own: others may be making one at the same moment
        var draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
        Files.write(draft, Base64.getEncoder().encode(bytes));
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key counts, and is read next
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        var rights = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Set.copyOf(rights))};
    }

    private static SecretKey key(String base64, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // its message would show what it could not read
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES)
            throw new IllegalArgumentException(
                    where + " holds no key: it must be 32 bytes in Base64, such as openssl rand -base64 32 makes");
        return new SecretKeySpec(bytes, "AES");
    }
}
