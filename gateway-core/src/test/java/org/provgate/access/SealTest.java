package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens with the same key for the same purpose, and otherwise says what to do. */
class SealTest {

    private static final byte[] PLAIN = "a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_is_sealed_opens_again_and_never_looks_the_same_twice() {
        var seal = new Seal(null, folder.resolve("in/seal.key"));
        var one = seal.seal(PLAIN, "person/li");
        assertThat(seal.seal(PLAIN, "person/li")).isNotEqualTo(one);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("a secret");
        assertThat(new Seal(null, folder.resolve("in/seal.key")).open(one, "person/li"))
                .isEqualTo(PLAIN);
    }

    @Test
    void another_purpose_another_key_and_a_changed_bit_do_not_open_and_the_sentence_names_the_setting() {
        var seal = new Seal(null, folder.resolve("seal.key"));
        var sealed = seal.seal(PLAIN, "person/li");
        assertThatThrownBy(() -> seal.open(sealed, "person/wang"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("person/wang", "provgate.seal-key");
        var other = new Seal(Base64.getEncoder().encodeToString(new byte[32]), folder.resolve("seal.key"));
        assertThatThrownBy(() -> other.open(sealed, "person/li")).hasMessageContaining("provgate.seal-key-file");
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open(changed, "person/li")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> seal.open(new byte[3], "person/li")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_key_made_at_first_use_is_its_owners_alone() throws Exception {
        var file = folder.resolve("seal.key");
        new Seal(null, file).seal(PLAIN, "x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void a_lost_key_is_not_replaced_in_silence_when_something_is_to_be_opened() {
        var sealed = new Seal(null, folder.resolve("seal.key")).seal(PLAIN, "x");
        assertThatThrownBy(() -> new Seal(null, folder.resolve("lost.key")).open(sealed, "x"))
                .hasMessageContainingAll("missing", "backup");
        assertThat(folder.resolve("lost.key")).doesNotExist();
    }

    @Test
    void a_setting_that_is_no_key_is_refused_without_showing_it() {
        assertThatThrownBy(() -> new Seal("not-a-key", folder.resolve("k")))
                .hasMessageContainingAll("provgate.seal-key", "32 bytes")
                .hasMessageNotContaining("not-a-key");
    }

    @Test
    void gateways_that_start_together_use_one_key() throws Exception {
        var file = folder.resolve("seal.key");
        var threads = Executors.newFixedThreadPool(8);
        var work = new ArrayList<Callable<byte[]>>();
        for (int i = 0; i < 8; i++) work.add(() -> new Seal(null, file).seal(PLAIN, "x"));
        var reader = new Seal(null, file);
        for (var sealed : threads.invokeAll(work))
            assertThat(reader.open(sealed.get(), "x")).isEqualTo(PLAIN);
        threads.shutdown();
    }
}
