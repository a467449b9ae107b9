package org.provgate.platforms;

import java.util.List;

/**
 * What a plugin sees of us, as the parent of its class loader: the JDK, the SPI, the logging face and the null annotations.
 * Being asked before the plugin's own jars, it also wins over a copy of the SPI that a plugin brings along by mistake.
 */
final class SharedClasses extends ClassLoader {

    private static final List<String> SHARED = List.of("org.provgate.spi.", "org.slf4j.", "org.jspecify.");

    private final ClassLoader ours;

    SharedClasses(ClassLoader ours) {
        super("shared with plugins", getPlatformClassLoader());
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().noneMatch(name::startsWith)) throw new ClassNotFoundException(name);
        return ours.loadClass(name);
    }
}
