package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.spi.PlatformException;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

class HebeiAdapterTest {

    private final ProvinceAdapter adapter = new HebeiAdapter();

    @Test
    void the_service_loader_finds_it() {
        assertThat(ServiceLoader.load(ProvinceAdapter.class)).hasOnlyElementsOfType(HebeiAdapter.class);
    }

    @Test
    void it_says_who_it_is_and_keeps_its_secrets_secret() {
        var description = adapter.describe();
        assertThat(description.id()).isEqualTo("hebei");
        assertThat(description.areaPrefix()).isEqualTo("13");
        assertThat(description.zone()).hasToString("Asia/Shanghai");
        assertThat(description.settings().stream().filter(Setting::secret).map(Setting::name))
                .containsExactly("secret", "sm4-key");
        assertThat(description.settings())
                .allMatch(setting -> Pattern.matches(setting.pattern(), new FixedContext().setting(setting.name())));
    }

    @Test
    void each_request_proves_itself_and_all_lists_are_read() {
        assertThat(adapter.authentication()).isEmpty();
        assertThat(adapter.registerFeed().orElseThrow().streams()).containsExactlyInAnyOrder(RegisterStream.values());
    }

    @ParameterizedTest
    @CsvSource({
        "https://hebei.example, /hb/services/DoubleRandom",
        "https://hebei.example:8443/, /hb/services/DoubleRandom",
        "https://hebei.example/gate/hb, /gate/hb"
    })
    void the_path_is_the_contracts_unless_the_operator_names_one(String baseUrl, String path) {
        var question = RegisterQuestion.first(RegisterStream.SUBJECTS, null);
        assertThat(RegisterPages.operation()
                        .encode(question, new FixedContext(baseUrl))
                        .target())
                .isEqualTo(path);
    }

    @Test
    void a_checkpoint_of_another_adapter_is_drift() {
        var question = RegisterQuestion.first(RegisterStream.SUBJECTS, "cursor-7");
        var pages = RegisterPages.operation();
        var context = new FixedContext();
        var request = pages.encode(question, context);
        var answer = Package.of(request, Golden.text("answers/count-full.xml")).answer(request);
        assertThatThrownBy(() -> pages.decode(question, answer, context))
                .isInstanceOf(PlatformException.Unreadable.class)
                .hasMessageContaining("cursor-7");
    }
}
