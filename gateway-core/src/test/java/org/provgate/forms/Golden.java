package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * The pages look as somebody has looked at and found good. Each run leaves what it drew in {@code gateway-core/target/forms}; after a
 * change that is meant, look at those pictures and copy them to the resources of the test, beside the others.
 */
public final class Golden {

    private static final Path DRAWN = Path.of("target", "forms");
    private static final float DPI = 72;
    /** Of 255: where edges are smoothed, Java versions differ by less. */
    private static final int SAME = 64;
    /** Share of pixels that may differ; one missing word is more. */
    private static final double TOLERANCE = 0.0005;

    private Golden() {}

    /** @param test beside which the golden picture {@code paper-page.png} lies */
    public static void looksAsItDid(Class<?> test, String paper, byte[] pdf, int page) throws IOException {
        var name = paper + "-" + (page + 1) + ".png";
        var drawn = Rendered.picture(pdf, page, DPI);
        Files.createDirectories(DRAWN);
        ImageIO.write(drawn, "png", DRAWN.resolve(name).toFile());
        var golden = ImageIO.read(Objects.requireNonNull(test.getResourceAsStream(name), name));

        assertThat(drawn.getWidth()).isEqualTo(golden.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(golden.getHeight());
        assertThat(differing(drawn, golden))
                .as("share of pixels of %s that differ from the golden one", DRAWN.resolve(name))
                .isLessThan(TOLERANCE);
    }

    private static double differing(BufferedImage a, BufferedImage b) {
        long different = 0;
        for (int y = 0; y < a.getHeight(); y++)
            for (int x = 0; x < a.getWidth(); x++)
                if (Math.abs(a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0)) > SAME) different++;
        return (double) different / a.getWidth() / a.getHeight();
    }
}
