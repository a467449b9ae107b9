package org.provgate.platforms;

import org.provgate.spi.ProvinceAdapter;

/** Says what an error of the class loader means to the person who put a plugin there. */
final class LinkageProblem {

    private static final String OTHER_SPI = "was built against another SPI than this gateway's (version "
            + ProvinceAdapter.SPI_VERSION + "): %s; use a release of it for this gateway, or build it again";

    private LinkageProblem() {}

    /** Returns the end of a sentence that begins with the adapter's name. */
    static String sentence(LinkageError error) {
        var message = String.valueOf(error.getMessage());
        if (error instanceof ExceptionInInitializerError) {
            return "fails in a static initialiser with " + error.getCause() + "; ask the adapter's author to mend it";
        }
        if (error instanceof UnsupportedClassVersionError) {
            return "was compiled for a newer Java than " + Runtime.version().feature()
                    + "; run the gateway on that Java or compile the adapter for Java 17";
        }
        if (message.contains("org/provgate/spi/") || message.contains("org.provgate.spi.")) {
            return OTHER_SPI.formatted(message);
        }
        if (error instanceof NoClassDefFoundError) {
            return "needs class " + message.replace('/', '.')
                    + ", which is not in its folder; put the library's jar there"
                    + " (of the gateway a plugin sees only org.provgate.spi and org.slf4j)";
        }
        if (error instanceof IncompatibleClassChangeError) {
            return "was built against another version of a library than the one in its folder: " + message
                    + "; put the right one there";
        }
        return "holds a class that cannot be loaded (" + error.getClass().getSimpleName() + ": " + message
                + "); copy the jars anew or build them again";
    }
}
