package org.provgate.platforms;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.provgate.spi.ProvinceAdapter;
import org.slf4j.Logger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compiles sources and packs them, as an integrator's build would. */
final class PluginJar {

    private static final Pattern TYPE =
            Pattern.compile("package ([\\w.]+);.*?(?:class|interface|record) (\\w+)", Pattern.DOTALL);

    private final Path work;
    private final List<String> classPath = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private PluginJar(Path work) {
        this.work = work;
    }

    /** @param work an empty folder for sources and classes */
    static PluginJar in(Path work) {
        return new PluginJar(work);
    }

    /** Returns the source of an adapter: its class in package {@code plugin}, with what {@code describe()} does and {@code more}. */
    static String adapter(String className, String describe, String more) {
        return """
                package plugin;
                import org.provgate.spi.*;
                public class %s implements ProvinceAdapter {
                    public ProvinceDescription describe() { %s }
                    %s
                }
                """.formatted(className, describe, more);
    }

    /** Returns the statement of a good {@code describe()}. */
    static String describes(String id) {
        return "return new ProvinceDescription(\"" + id
                + "\", ProvinceAdapter.SPI_VERSION, \"省\", \"Province\", \"41\","
                + " java.time.ZoneId.of(\"Asia/Shanghai\"), 10, 4, java.util.List.of());";
    }

    /** Puts classes in front of everything else the compiler sees, but not into the jar. */
    PluginJar against(String... sources) {
        var folder = work.resolve("against" + classPath.size());
        compile(folder, sources);
        classPath.add(folder.toString());
        return this;
    }

    PluginJar classes(String... sources) {
        var folder = work.resolve("classes" + entries.size());
        compile(folder, sources);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                entry(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    PluginJar names(String... classNames) {
        return entry(ServiceFile.PATH, String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
    }

    PluginJar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Path pack(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (var entry : entries.entrySet()) {
                    out.putNextEntry(new JarEntry(entry.getKey()));
                    out.write(entry.getValue());
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path folder, String... sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var paths = new ArrayList<Path>();
            for (var source : sources) {
                var type = TYPE.matcher(source);
                if (!type.find()) throw new IllegalArgumentException("no type in " + source);
                var path = folder.resolveSibling(folder.getFileName() + "-sources")
                        .resolve(type.group(1).replace('.', '/') + "/" + type.group(2) + ".java");
                Files.createDirectories(path.getParent());
                paths.add(Files.writeString(path, source));
            }
            Files.createDirectories(folder);
            var options =
                    List.of("-d", folder.toString(), "-cp", visible(), "-proc:none", "--release", "17", "-nowarn");
            var task = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(paths));
            if (!task.call()) throw new IllegalArgumentException(messages.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String visible() {
        var all = new ArrayList<>(classPath);
        for (var type : List.of(ProvinceAdapter.class, Logger.class, JdbcClient.class, NullMarked.class))
            all.add(home(type));
        return all.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
