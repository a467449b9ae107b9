package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages look as somebody has looked at and found good. Each run leaves what it drew in {@code gateway-core/target/forms}; after a
 * change that is meant, look at those pictures and copy them to {@code gateway-core/src/test/resources/org/provgate/forms}.
 */
class GoldenImageTest {

    private static final Path DRAWN = Path.of("target", "forms");
    private static final float DPI = 72;
    /** Of 255: where edges are smoothed, Java versions differ by less. */
    private static final int SAME = 64;
    /** Share of pixels that may differ; one missing word is more. */
    private static final double TOLERANCE = 0.0005;

    @ParameterizedTest
    @CsvSource({"sheet, 0", "sheet, 1", "notice, 0", "plan, 0"})
    void a_page_looks_as_it_did(String paper, int page) throws Exception {
        var name = paper + "-" + (page + 1) + ".png";
        var drawn = Rendered.picture(SampleForms.pdf(paper(paper)), page, DPI);
        Files.createDirectories(DRAWN);
        ImageIO.write(drawn, "png", DRAWN.resolve(name).toFile());
        var golden = ImageIO.read(Objects.requireNonNull(getClass().getResourceAsStream(name), name));

        assertThat(drawn.getWidth()).isEqualTo(golden.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(golden.getHeight());
        assertThat(differing(drawn, golden))
                .as("share of pixels of %s that differ from the golden one", new File(DRAWN.toFile(), name))
                .isLessThan(TOLERANCE);
    }

    private static Tag paper(String name) {
        return switch (name) {
            case "sheet" -> SheetPage.of(SampleForms.sheet());
            case "notice" -> NoticePage.of(SampleForms.sheet());
            default -> PlanPage.of(SampleForms.plan());
        };
    }

    private static double differing(BufferedImage a, BufferedImage b) {
        long different = 0;
        for (int y = 0; y < a.getHeight(); y++)
            for (int x = 0; x < a.getWidth(); x++)
                if (Math.abs(a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0)) > SAME) different++;
        return (double) different / a.getWidth() / a.getHeight();
    }
}
