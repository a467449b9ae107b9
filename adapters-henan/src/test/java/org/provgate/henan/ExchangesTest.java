package org.provgate.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every exchange under {@code golden/} is encoded and decoded to the letter. After a wanted change run the tests once with
 * {@code -Dgolden.update=true} and read the difference before committing it.
 */
class ExchangesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final List<String> FAILURES = List.of(
            "E4001",
            "E4002",
            "E4003",
            "E4101",
            "E4102",
            "E4091",
            "E4120",
            "E4220",
            "E4040",
            "E4290",
            "E5001",
            "html-200");

    static List<Path> exchanges() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void an_exchange_is_as_recorded(Path file) throws IOException {
        var recorded = Files.readString(file);
        var replayed = Exchange.parse(recorded).replay();
        if (Boolean.getBoolean("golden.update")) Files.writeString(file, replayed);
        else assertThat(replayed).isEqualTo(recorded);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void the_same_question_gives_the_same_bytes(Path file) throws IOException {
        var exchange = Exchange.parse(Files.readString(file));
        assertThat(exchange.replay()).isEqualTo(exchange.replay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "results"})
    void every_failure_of_the_contract_is_recorded(String way) throws IOException {
        assertThat(exchanges())
                .extracting(file -> file.getFileName().toString())
                .containsAll(
                        FAILURES.stream().map(code -> way + "-" + code + ".txt").toList());
    }
}
