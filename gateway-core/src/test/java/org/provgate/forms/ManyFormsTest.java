package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;

class ManyFormsTest {

    /** Time of this thread, so that a busy machine fails nobody. */
    @Test
    void two_hundred_forms_take_20_seconds_at_most_and_fit_into_a_letter() throws Exception {
        var clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        var pdf = SampleForms.pdf(
                SampleForms.sheets(200).stream().map(SheetPage::of).toArray(Tag[]::new));
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(pdf.length).isLessThan(5_000_000);
        assertThat(Rendered.pages(pdf)).isEqualTo(400);
        try (var document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertThat(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+.*"))
                        .as(font.getName() + " is in the file, but only what is used of it")
                        .isTrue();
            }
        }
    }
}
