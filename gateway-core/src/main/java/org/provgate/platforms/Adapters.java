package org.provgate.platforms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The adapters at hand: the built-in ones on the class path, and those of {@code plugins/<name>/*.jar}.
 *
 * <p>Each plugin folder has its own class loader, which shows it the JDK, {@code org.provgate.spi}, {@code org.slf4j} and
 * {@code org.jspecify} from us and everything else from the folder only. That keeps versions of libraries apart; it is no wall
 * against an evil plugin. A bad one is {@link #broken} and stops nobody. Immutable, usable from several threads; open until the
 * gateway ends.
 */
public final class Adapters implements AutoCloseable {

    private final List<FoundAdapter> found;
    private final List<BrokenAdapter> broken;
    private final List<URLClassLoader> loaders;

    private Adapters(AdapterSearch search) {
        found = List.copyOf(search.found());
        broken = List.copyOf(search.broken());
        loaders = List.copyOf(search.loaders());
    }

    /**
     * Looks for adapters. Of two with the same id the first keeps it: built-in ones come before plugins, plugins in the order
     * of their folders' names.
     *
     * @param pluginsFolder holds a folder for each plugin; need not exist
     * @param parent the gateway's own class loader: built-in adapters and the shared classes come from it
     */
    public static Adapters find(Path pluginsFolder, ClassLoader parent) {
        var search = new AdapterSearch(parent);
        search.builtIn();
        search.plugins(pluginsFolder);
        return new Adapters(search);
    }

    /** Returns the usable adapters, in the order they were found. */
    public List<FoundAdapter> found() {
        return found;
    }

    /** Returns what could not be used, and why. */
    public List<BrokenAdapter> broken() {
        return broken;
    }

    /** Returns the adapter with this {@code ProvinceDescription.id}. */
    public Optional<FoundAdapter> named(String id) {
        return found.stream().filter(a -> a.description().id().equals(id)).findFirst();
    }

    /** Closes the plugins' jars; their adapters must not be used any more. */
    @Override
    public void close() {
        var failure = new UncheckedIOException(new IOException("cannot close the jars of a plugin"));
        for (var loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) throw failure;
    }
}
