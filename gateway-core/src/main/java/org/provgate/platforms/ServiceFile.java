package org.provgate.platforms;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.provgate.spi.ProvinceAdapter;

/**
 * The file by which {@link java.util.ServiceLoader} finds adapters. It is read here and not there because that class tells only
 * in prose of its own what is wrong with an entry, and an operator needs to be told what to mend.
 */
final class ServiceFile {

    static final String PATH = "META-INF/services/" + ProvinceAdapter.class.getName();

    /** The last jar or folder in front of the file, also where jars lie in a jar. */
    private static final Pattern HOME = Pattern.compile("([^/!]+)[/!]+" + Pattern.quote(PATH));

    private ServiceFile() {}

    /** Returns the class names in {@code file}, in order; a mark that some editors set at the start is no part of the first. */
    static Set<String> classNames(URL file) throws IOException {
        var connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar would stay open behind our back
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .lines()
                    .map(line -> line.split("#", 2)[0].strip())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Returns how a person is told where a built-in adapter comes from. */
    static String origin(URL file) {
        var home = HOME.matcher(file.toString());
        return home.find() ? "built in (" + home.group(1) + ")" : "built in";
    }
}
