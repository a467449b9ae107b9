package org.provgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that comes with the gateway, its data in a folder that stays. One that a killed gateway has left running, or
 * that another process of ours has started, is used as it is.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private final @Nullable EmbeddedPostgres started;
    private final @Nullable Long foundPid;
    private final boolean owner;
    private final int port;

    private EmbeddedDatabase(@Nullable EmbeddedPostgres started, @Nullable Long foundPid, int port, boolean owner) {
        this.started = started;
        this.foundPid = foundPid;
        this.port = port;
        this.owner = owner;
    }

    /** @param owner whether this process ends the server when it ends, also one it has found running */
    static EmbeddedDatabase in(Path folder, boolean owner) {
        try {
            var running = running(folder);
            if (running.isPresent()) return new EmbeddedDatabase(null, running.get().pid, running.get().port, owner);
            Files.createDirectories(folder);
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    // its defaults are for tests, which may lose what they wrote
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(java.time.Duration.ofSeconds(60))
                    .start();
            return new EmbeddedDatabase(server, null, server.getPort(), true);
        } catch (IOException | IllegalStateException e) {
            // not as its cause: this sentence is what the user is told
            var told = new IllegalStateException(sentence(folder, e));
            told.addSuppressed(e);
            throw told;
        }
    }

    private static String sentence(Path folder, Exception failure) {
        var root = "root".equals(System.getProperty("user.name"))
                ? "PostgreSQL does not run as root: start Provgate as another user, or install the command unshare (package"
                        + " util-linux) and allow its use, or "
                : "start with --logging.level.io.zonky.test=INFO to see what it said, or ";
        return "the embedded PostgreSQL could not be started in " + folder.toAbsolutePath() + ": "
                + failure.getMessage() + System.lineSeparator() + root
                + "set spring.datasource.url to a PostgreSQL of yours";
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        if (started != null) started.close();
        else if (owner && foundPid != null) ProcessHandle.of(foundPid).ifPresent(ProcessHandle::destroy);
    }

    private record Running(long pid, int port) {}

    /** Reads what a server writes into its folder: the first line is its process, the fourth its port. */
    private static Optional<Running> running(Path folder) throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.isReadable(file)) return Optional.empty();
        var lines = Files.readAllLines(file);
        if (lines.size() < 4) return Optional.empty();
        var running = new Running(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip()));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", running.port), 1_000);
            return Optional.of(running);
        } catch (IOException e) {
            // the file of a server that was killed; a new one clears it away
            return Optional.empty();
        }
    }
}
