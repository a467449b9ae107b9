package org.provgate.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

class HenanAdapterTest {

    private final HenanAdapter adapter = new HenanAdapter();

    @Test
    void the_service_loader_finds_it() {
        assertThat(ServiceLoader.load(ProvinceAdapter.class)).hasExactlyElementsOfTypes(HenanAdapter.class);
    }

    @Test
    void it_says_who_it_is_and_what_it_needs() {
        var description = adapter.describe();

        assertThat(description.id()).isEqualTo("henan");
        assertThat(description.spiVersion()).isEqualTo(ProvinceAdapter.SPI_VERSION);
        assertThat(description.areaPrefix()).isEqualTo("41");
        assertThat(description.zone()).hasToString("Asia/Shanghai");
        assertThat(description.settings()).extracting(Setting::name).containsExactly("app-id", "app-secret");
        assertThat(description.settings()).extracting(Setting::secret).containsExactly(false, true);
    }

    @Test
    void all_services_of_the_contract_are_there_and_transfers_are_not() {
        var credit = adapter.creditPlatform().orElseThrow();
        var supervision = adapter.supervisionPlatform().orElseThrow();

        assertThat(List.of(credit.penalties(), credit.licences(), credit.sanctions(), credit.sanctionFeedback()))
                .allMatch(Optional::isPresent);
        assertThat(supervision.behaviours()).isPresent();
        assertThat(supervision.transfers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_stream_is_handed_out(RegisterStream stream) {
        assertThat(adapter.registerFeed().orElseThrow().streams()).contains(stream);
    }

    @Test
    void a_position_of_another_adapter_is_a_defect_not_a_first_page() {
        var page = adapter.registerFeed().orElseThrow().page();
        var question = RegisterQuestion.first(RegisterStream.SUBJECTS, null).at("range:1-500");

        assertThatThrownBy(() -> page.encode(question, FixedContext.signedIn()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("range:1-500");
    }
}
