package org.provgate.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The classes an adapter was delivered with: those below its package, in the folder or jar it came from. */
final class AdapterClasses {

    private static final Set<String> FORBIDDEN_CLASSES = Set.of(
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/net/http/HttpClient",
            "java/nio/channels/SocketChannel",
            "java/lang/Thread",
            "java/lang/ProcessBuilder",
            "java/util/concurrent/Executors",
            "java/util/concurrent/CompletableFuture",
            "java/util/Timer",
            "java/util/Random",
            "java/util/concurrent/ThreadLocalRandom",
            "java/security/SecureRandom",
            "java/nio/file/Files",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader");
    /** A clock that is handed in is no clock of the adapter's own, so {@code now(Clock)} is not among these. */
    private static final Pattern FORBIDDEN_METHODS =
            Pattern.compile("java/time/\\w+\\.now\\((Ljava/time/ZoneId;)?\\).*|java/time/Clock\\.(system|tick).*"
                    + "|java/lang/System\\.(currentTimeMillis|nanoTime|getenv|getProperty)\\(.*|java/util/Date\\.<init>\\(\\)V"
                    + "|java/util/UUID\\.randomUUID\\(.*|java/lang/Math\\.random\\(.*|java/net/URL\\.open.*"
                    + "|java/lang/Runtime\\.exec\\(.*");

    private AdapterClasses() {}

    /** Returns what an adapter must not use and yet uses, as {@code class -> member}. */
    static Set<String> impurities(Class<?> adapter) {
        var found = new TreeSet<String>();
        try {
            var place = Path.of(
                    adapter.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) search(place, adapter, found);
            else
                try (var jar = FileSystems.newFileSystem(place)) {
                    search(jar.getPath("/"), adapter, found);
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of " + adapter, e);
        }
        return found;
    }

    private static void search(Path root, Class<?> adapter, Set<String> found) throws IOException {
        List<Path> files;
        try (var below = Files.walk(root.resolve(adapter.getPackageName().replace('.', '/')))) {
            files = below.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (var file : files) {
            var members = ClassFile.read(Files.readAllBytes(file));
            members.classes().stream()
                    .filter(FORBIDDEN_CLASSES::contains)
                    .forEach(name -> found.add(file.getFileName() + " -> " + name));
            members.methods().stream()
                    .filter(name -> FORBIDDEN_METHODS.matcher(name).matches())
                    .forEach(name -> found.add(file.getFileName() + " -> " + name));
        }
    }
}
