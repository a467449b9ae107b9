package org.provgate.forms;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenImageTest {

    @ParameterizedTest
    @CsvSource({"sheet, 0", "sheet, 1", "notice, 0", "plan, 0"})
    void a_page_looks_as_it_did(String paper, int page) throws Exception {
        Golden.looksAsItDid(getClass(), paper, SampleForms.pdf(paper(paper)), page);
    }

    private static Tag paper(String name) {
        return switch (name) {
            case "sheet" -> SheetPage.of(SampleForms.sheet());
            case "notice" -> NoticePage.of(SampleForms.sheet());
            default -> PlanPage.of(SampleForms.plan());
        };
    }
}
