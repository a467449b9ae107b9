package org.provgate.platforms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** One look at the class path and at the plugins folder; collects what it finds. */
final class AdapterSearch {

    private final ClassLoader ours;
    private final Map<String, FoundAdapter> found = new LinkedHashMap<>();
    private final List<BrokenAdapter> broken = new ArrayList<>();
    private final List<URLClassLoader> loaders = new ArrayList<>();

    AdapterSearch(ClassLoader ours) {
        this.ours = ours;
    }

    Collection<FoundAdapter> found() {
        return found.values();
    }

    List<BrokenAdapter> broken() {
        return broken;
    }

    List<URLClassLoader> loaders() {
        return loaders;
    }

    void builtIn() {
        try {
            for (var file : Collections.list(ours.getResources(ServiceFile.PATH))) {
                for (var className : ServiceFile.classNames(file)) take(ServiceFile.origin(file), ours, className);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path", e);
        }
    }

    void plugins(Path pluginsFolder) {
        if (Files.notExists(pluginsFolder)) return;
        try {
            for (var path : children(pluginsFolder)) {
                if (Files.isDirectory(path)) plugin("plugins/" + path.getFileName(), path);
                else if (isJar(path)) report("plugins/" + path.getFileName(), loose(path));
            }
        } catch (IOException e) {
            report(
                    "plugins",
                    "the plugins folder cannot be listed (" + e.getClass().getSimpleName()
                            + "); make it a folder that the gateway may read");
        }
    }

    private void plugin(String origin, Path folder) {
        try {
            var loader = new URLClassLoader("plugin " + folder.getFileName(), jars(folder), new SharedClasses(ours));
            loaders.add(loader);
            var classNames = new ArrayList<String>();
            for (var file : Collections.list(loader.findResources(ServiceFile.PATH))) {
                classNames.addAll(ServiceFile.classNames(file));
            }
            if (classNames.isEmpty()) {
                throw new Problem("no jar in the folder names an adapter; one of them needs the file "
                        + ServiceFile.PATH + " with the name of the adapter's class");
            }
            classNames.stream().distinct().forEach(className -> take(origin, loader, className));
        } catch (Problem problem) {
            report(origin, problem.sentence());
        } catch (IOException e) {
            report(
                    origin,
                    "the folder cannot be read (" + e.getClass().getSimpleName()
                            + "); let the gateway read it and all its jars");
        }
    }

    private void take(String origin, ClassLoader loader, String className) {
        try {
            var adapter = AdapterClass.examine(origin, loader, className);
            var id = adapter.description().id();
            var holder = found.putIfAbsent(id, adapter);
            if (holder != null) {
                throw new Problem("adapter " + className + " calls itself " + id + ", and so does "
                        + holder.adapter().getClass().getName() + " of " + holder.origin()
                        + ", which keeps the name; remove one of the two or give it another id");
            }
        } catch (Problem problem) {
            report(origin, problem.sentence());
        }
    }

    private void report(String origin, String problem) {
        broken.add(new BrokenAdapter(origin, problem));
    }

    /** Opens each jar once: a class loader would pass over a damaged one in silence. */
    private static URL[] jars(Path folder) throws Problem, IOException {
        var urls = new ArrayList<URL>();
        for (var path : children(folder)) {
            if (isJar(path)) urls.add(readable(path));
        }
        if (urls.isEmpty()) {
            throw new Problem(
                    "the folder holds no jar; put the adapter's jar and its libraries there or remove the folder");
        }
        return urls.toArray(URL[]::new);
    }

    private static URL readable(Path jar) throws Problem, MalformedURLException {
        try (var opened = new JarFile(jar.toFile())) {
            return Path.of(opened.getName()).toUri().toURL();
        } catch (MalformedURLException e) {
            throw e;
        } catch (IOException e) {
            throw new Problem(jar.getFileName() + " is not a readable jar; copy it anew and compare its size");
        }
    }

    private static String loose(Path jar) {
        var name = jar.getFileName().toString();
        return "the jar lies loose; put it into a folder of its own, such as plugins/"
                + name.substring(0, name.length() - ".jar".length()) + "/" + name;
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
