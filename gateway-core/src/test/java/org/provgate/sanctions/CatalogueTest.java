package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of measures is data, and wrong data stop the start. */
class CatalogueTest {

    @Test
    void R56_the_shipped_catalogue_has_the_four_fields_and_R57_the_four_lists() {
        var shipped = SanctionCatalogue.shipped();
        assertThat(shipped.rules()).extracting(SanctionRule::field).containsOnly(Field.values());
        assertThat(shipped.rules())
                .extracting(SanctionRule::ground)
                .contains(Ground.ABNORMAL, Ground.SERIOUS, Ground.TAX, Ground.DISHONEST);
        assertThat(shipped.executors())
                .containsEntry("CZ", Set.of(Field.GOV_PROCUREMENT))
                .containsEntry("ZR", EnumSet.of(Field.LAND_SUPPLY));
    }

    @Test
    void a_bureaus_own_file_adds_measures_and_replaces_those_of_the_same_code() {
        var own = OwnCatalogue.without("TAX-LAND");
        assertThat(own.rules()).hasSameSizeAs(SanctionCatalogue.shipped().rules());
        assertThat(own.rules())
                .filteredOn(r -> r.code().equals("TAX-LAND"))
                .singleElement()
                .returns("法", SanctionRule::basis);
    }

    @Test
    void R58_everything_wrong_in_a_file_is_told_at_once() {
        assertThatThrownBy(() -> OwnCatalogue.with("""
                {"measures": [
                  {"code": "A", "ground": "TAX", "field": "HONOUR", "zh": "限", "en": "r", "basis": "", "executors": [], "from": "2026-01-01",
                   "to": "2025-01-01", "colour": "red"},
                  {"code": "B", "ground": "OWN_RESULT", "kinds": ["RUDE"], "field": "HONOUR", "zh": "限", "en": "r", "basis": "法",
                   "executors": ["FG"], "from": "2026-01-01"},
                  {"code": "C", "ground": "LIST", "field": "HONOUR", "zh": "限", "en": "r", "basis": "法", "executors": ["FG"], "from": "2026-01-01"},
                  {"code": "D", "ground": "TAX", "field": "HONOUR", "zh": "限", "en": "r", "basis": "法", "requester": "SH", "executors": ["FG"],
                   "from": "2026-01-01"},
                  {"code": "D", "ground": "TAX", "field": "HONOUR", "zh": "限", "en": "r", "basis": "法", "requester": "SH", "executors": ["FG"],
                   "from": "2027-01-01"}
                ]}
                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("measure A: unknown member colour")
                .hasMessageContaining("measure A: it has no basis; no basis, no measure")
                .hasMessageContaining("measure A: nobody executes it")
                .hasMessageContaining("measure A: it ends on 2025-01-01, before it begins on 2026-01-01")
                .hasMessageContaining("measure A: it lacks the requester")
                .hasMessageContaining("measure B: there is no finding RUDE")
                .hasMessageContaining("measure B: it lacks months")
                .hasMessageContaining("measure C: ")
                .hasMessageContaining("measure D: its versions from 2026-01-01 and 2027-01-01 overlap");
    }

    @Test
    void a_department_that_does_not_exist_stops_the_start() {
        var lists = new Lists();
        assertThatThrownBy(() -> lists.with(OwnCatalogue.with("""
                                {"measures": [{"code": "X", "ground": "TAX", "field": "HONOUR", "zh": "限", "en": "r", "basis": "法",
                                  "requester": "SH", "executors": ["QQ"], "from": "2026-01-01"}]}
                                """)).publish())
                .hasMessageContaining("names departments [QQ], which do not exist");
    }
}
