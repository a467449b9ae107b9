package org.provgate.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.provgate.platforms.Entries.entry;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvincesTest {

    private static final String KEY = "provgate.provinces.xinhua.";

    @TempDir
    static Path work;

    @TempDir
    static Path plugins;

    private static Adapters adapters;

    @BeforeAll
    static void find() {
        adapters = Entries.henan(work, plugins);
    }

    @AfterAll
    static void close() {
        adapters.close();
    }

    @Test
    void a_good_entry_becomes_a_province() {
        var provinces = Provinces.of(Map.of("xinhua", entry("enabled", "true")), adapters);

        var xinhua = provinces.named("xinhua").orElseThrow();
        assertThat(provinces.enabled()).containsExactly(xinhua);
        assertThat(xinhua.description().id()).isEqualTo("henan");
        assertThat(xinhua.baseUrl()).isEqualTo(URI.create("https://hn.example/gateway"));
        assertThat(xinhua.areaCode()).isEqualTo("410402");
        assertThat(xinhua.settings())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("app-id", "GW410402", "app-secret", "test-secret-1", "remark", ""));
    }

    @Test
    void a_province_shown_shows_no_setting() {
        var xinhua = Provinces.of(Map.of("xinhua", entry("remark", "shy")), adapters)
                .enabled()
                .get(0);
        assertThat(xinhua).hasToString("province xinhua (adapter henan, area 410402, https://hn.example/gateway)");
    }

    @Test
    void two_entries_may_use_one_adapter() {
        var provinces = Provinces.of(
                Map.of("xinhua", entry("enabled", "true"), "weidong", entry("area-code", "410403")), adapters);
        assertThat(provinces.enabled()).extracting(Province::id).containsExactly("weidong", "xinhua");
        assertThat(provinces.enabled()).extracting(Province::areaCode).containsExactly("410403", "410402");
    }

    @Test
    void no_entry_at_all_is_no_problem() {
        assertThat(Provinces.of(Map.of(), adapters).enabled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "adapter;-;is missing: the id of the adapter that speaks for the province, add it",
                "base-url;-;is missing: where the platform is, such as https://host/path, add it",
                "area-code;-;is missing: the six digits of the bureau's area (GB/T 2260), add it",
                "app-secret;-;is missing: the secret that came with it, add it",
                "app-secret;\"\";is missing: the secret that came with it, add it",
                "app-sekret;x;is not a setting of adapter henan, did you mean app-secret?",
                "APP-ID;x;is not a setting of adapter henan",
                "unheard-of;x;is not a setting of adapter henan",
                "enabled;yes;is neither true nor false, write one of them",
                "area-code;4104;is not six digits, correct it",
                "area-code;４１０４０２;is not six digits, correct it",
                "area-code;130634;is 130634, but areas of adapter henan begin with 41, correct the code or the adapter",
                "app-id;GW1;is GW1, which does not match GW[0-9]{6}: the number the province gave the bureau, correct it",
                "app-secret;short;has a value (not shown) that does not match \\S{8,64}: the secret that came with it, correct it",
                "base-url;hn.example/gateway;is not an absolute address, begin it with https://",
                "base-url;ftp://hn.example;is not an absolute address, begin it with https://",
                "base-url;https:hn.example;is not an absolute address, begin it with https://",
                "base-url;https:///gateway;has no valid host and port, correct it",
                "base-url;https://hn_a.example;has no valid host and port, correct it",
                "base-url;https://hn.example:70000;has no valid host and port, correct it",
                "base-url;https://me:pw@hn.example;holds a user name or password, remove it, credentials have settings of their own",
                "base-url;https://me:pw@hn_a.example;holds a user name or password, remove it, credentials have settings of their own",
                "base-url;https://hn.example?a=1;has a query or fragment, end it before ? and #",
                "base-url;https://hn.example#a;has a query or fragment, end it before ? and #",
                "base-url;https://hn example;is not an address (Illegal character in authority), write it as https://host/path",
                "base-url;http://hn.example;is plain http, which is allowed to this machine only, use https",
                "base-url;http://127.0.0.1.hn.example;is plain http, which is allowed to this machine only, use https",
                "base-url;http://localhost.hn.example;is plain http, which is allowed to this machine only, use https",
                "base-url;http://128.0.0.1;is plain http, which is allowed to this machine only, use https",
                "base-url;http://[::2];is plain http, which is allowed to this machine only, use https"
            })
    void every_problem_names_its_key_and_what_to_do(String key, String value, String problem) {
        assertThat(commas(problemsOf(entry(key, value)))).containsExactly(KEY + key + " " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:1",
                "http://127.3.2.255/p",
                "http://[::1]:9",
                "HTTPS://hn.example"
            })
    void plain_http_may_go_to_this_machine(String url) {
        var provinces = Provinces.of(Map.of("xinhua", entry("base-url", url)), adapters);
        assertThat(provinces.enabled().get(0).baseUrl()).isEqualTo(URI.create(url));
    }

    @Test
    void an_unknown_adapter_is_told_what_there_is_and_what_is_broken() {
        assertThat(problemsOf(entry("adapter", "henna")))
                .containsExactly(
                        KEY + "adapter names henna, but no such adapter was found; did you mean henan?; found: henan;"
                                + " broken is plugins/bad: no jar in the folder names an adapter; one of them needs the file"
                                + " META-INF/services/org.provgate.spi.ProvinceAdapter with the name of the adapter's class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xinhua", "1st", "xin_hua", "", "a23456789012345678901234567890123"})
    void a_bad_entry_name_is_a_problem(String id) {
        var thrown = catchThrowableOfType(
                ConfigurationException.class, () -> Provinces.of(Map.of(id, entry("remark", "")), adapters));
        assertThat(thrown.problems())
                .containsExactly("provgate.provinces." + id
                        + " is not a name for an entry; use 1 to 32 of a-z, 0-9 and -, with a letter first");
    }

    @Test
    void all_problems_of_all_entries_come_at_once_and_none_shows_a_secret() {
        var second = new HashMap<>(entry("app-secret", "geheim"));
        second.put("base-url", "http://me:geheim@hn.example");
        second.put("app-secret-old", "geheim");
        var thrown = catchThrowableOfType(
                ConfigurationException.class,
                () -> Provinces.of(Map.of("xinhua", entry("area-code", "-"), "weidong", second), adapters));

        assertThat(thrown.problems()).hasSize(4);
        assertThat(thrown).hasMessageContainingAll(thrown.problems().toArray(CharSequence[]::new));
        assertThat(thrown.getMessage()).doesNotContain("geheim");
    }

    @Test
    void a_value_may_stand_in_a_file() throws Exception {
        var file = Files.writeString(work.resolve("secret"), "\n secret-of-a-file \r\n");
        var provinces = Provinces.of(Map.of("xinhua", entry("app-secret", "file:" + file)), adapters);
        assertThat(provinces.enabled().get(0).settings()).containsEntry("app-secret", "secret-of-a-file");
    }

    @Test
    void a_file_that_is_missing_empty_or_too_large_is_a_problem() throws Exception {
        var missing = work.resolve("missing");
        var empty = Files.writeString(work.resolve("empty"), " \n");
        var large = Files.write(work.resolve("large"), new byte[70_000]);

        assertThat(problemsOf(entry("app-secret", "file:" + missing)))
                .containsExactly(KEY + "app-secret names the file " + missing
                        + ", which cannot be read; create it and let the gateway read it");
        assertThat(problemsOf(entry("app-secret", "file:" + empty)))
                .containsExactly(
                        KEY + "app-secret names the file " + empty + ", which is empty; write the value into it");
        assertThat(problemsOf(entry("app-secret", "file:" + large)))
                .containsExactly(KEY + "app-secret names the file " + large
                        + ", which is too large for a value; name the right file");
    }

    @Test
    void a_disabled_entry_is_left_out_whatever_it_lacks() {
        var off = Map.of("adapter", "gone", "enabled", "false", "app-secret", "file:/none");
        assertThat(Provinces.of(Map.of("xinhua", off), adapters).enabled()).isEmpty();
    }

    @Test
    void a_mistyped_key_shows_in_a_disabled_entry_too() {
        assertThat(problemsOf(Map.of("adapter", "henan", "enabled", "false", "app-idd", "x")))
                .containsExactly(KEY + "app-idd is not a setting of adapter henan; did you mean app-id?");
    }

    private static List<String> problemsOf(Map<String, String> entry) {
        return catchThrowableOfType(ConfigurationException.class, () -> Provinces.of(Map.of("xinhua", entry), adapters))
                .problems();
    }

    /** The tables above cannot hold the sentences' semicolons. */
    private static List<String> commas(List<String> sentences) {
        return sentences.stream().map(s -> s.replace(';', ',')).toList();
    }
}
