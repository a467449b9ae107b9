package org.provgate.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.platforms.PluginJar.adapter;
import static org.provgate.platforms.PluginJar.describes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a plugin does wrong, it is told what to mend, and the good one after it works. */
class BrokenPluginsTest {

    private static final String OTHER_SPI =
            "adapter plugin.Bad was built against another SPI than this gateway's (version 1): ";

    @TempDir
    Path work;

    @TempDir
    Path plugins;

    private Path bad;

    @BeforeEach
    void a_good_plugin_comes_after_the_bad_one() {
        bad = plugins.resolve("bad/bad.jar");
        PluginJar.in(work.resolve("good"))
                .classes(adapter("Good", describes("good"), ""))
                .names("plugin.Good")
                .pack(plugins.resolve("good/good.jar"));
    }

    @Test
    void a_folder_without_a_jar() throws Exception {
        Files.createDirectories(bad.getParent());
        assertProblem("the folder holds no jar; put the adapter's jar and its libraries there or remove the folder");
    }

    @Test
    void a_loose_jar() throws Exception {
        PluginJar.in(work).pack(plugins.resolve("alone.jar"));
        assertProblemOf(
                "plugins/alone.jar",
                "the jar lies loose; put it into a folder of its own, such as plugins/alone/alone.jar");
    }

    @Test
    void a_plugins_folder_that_is_a_file() throws Exception {
        try (var adapters = Adapters.find(
                Files.writeString(work.resolve("file"), ""), getClass().getClassLoader())) {
            assertThat(adapters.broken())
                    .containsExactly(
                            new BrokenAdapter(
                                    "plugins",
                                    "the plugins folder cannot be listed (NotDirectoryException); make it a folder that the gateway may read"));
        }
    }

    @Test
    void a_jar_that_is_none() throws Exception {
        Files.createDirectories(bad.getParent());
        Files.writeString(bad, "<html>404</html>");
        assertProblem("bad.jar is not a readable jar; copy it anew and compare its size");
    }

    @Test
    void a_jar_that_was_cut_off() throws Exception {
        var whole = Files.readAllBytes(plugins.resolve("good/good.jar"));
        Files.createDirectories(bad.getParent());
        Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
        assertProblem("bad.jar is not a readable jar; copy it anew and compare its size");
    }

    @Test
    void a_jar_that_names_no_adapter() {
        jar(adapter("Bad", describes("bad"), "")).pack(bad);
        assertProblem("no jar in the folder names an adapter; one of them needs the file"
                + " META-INF/services/org.provgate.spi.ProvinceAdapter with the name of the adapter's class");
    }

    @Test
    void a_named_class_that_is_missing() {
        PluginJar.in(work).names("plugin.Bad").pack(bad);
        assertProblem(
                "class plugin.Bad, named in META-INF/services/org.provgate.spi.ProvinceAdapter, is in no jar; add the jar"
                        + " that holds it or correct the name");
    }

    @Test
    void a_named_class_that_is_no_adapter() {
        jar("package plugin; public class Bad {}").names("plugin.Bad").pack(bad);
        assertProblem(
                "class plugin.Bad does not implement org.provgate.spi.ProvinceAdapter; name the adapter's class in"
                        + " META-INF/services/org.provgate.spi.ProvinceAdapter");
    }

    @ParameterizedTest
    @CsvSource({
        "public class Bad, public Bad(int port) {}",
        "public class Bad, Bad() {}",
        "class Bad, public Bad() {}",
        "public abstract class Bad, public Bad() {}"
    })
    void a_class_nobody_can_make(String head, String constructor) {
        jar(adapter("Bad", describes("bad"), constructor).replace("public class Bad", head))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem(
                "class plugin.Bad cannot be made; it must be public, not abstract, and have a public constructor without"
                        + " parameters");
    }

    @Test
    void a_constructor_that_throws() {
        jar(adapter("Bad", describes("bad"), "public Bad() { throw new IllegalStateException(\"no licence\"); }"))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem(
                "adapter plugin.Bad fails in its constructor with java.lang.IllegalStateException: no licence; ask the"
                        + " adapter's author to mend it");
    }

    @Test
    void a_static_initialiser_that_throws() {
        jar(adapter("Bad", describes("bad"), "static final int N = Integer.parseInt(\"x\");"))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem(
                "adapter plugin.Bad fails in a static initialiser with java.lang.NumberFormatException: For input string:"
                        + " \"x\"; ask the adapter's author to mend it");
    }

    @Test
    void a_wrong_spi_version() {
        jar(adapter("Bad", describes("bad").replace("ProvinceAdapter.SPI_VERSION", "2"), ""))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem(
                "adapter plugin.Bad was built for SPI version 2, this gateway has 1; use a release of it for this gateway,"
                        + " or build it again");
    }

    @Test
    void an_spi_method_that_is_no_more() {
        PluginJar.in(work)
                .against(
                        "package org.provgate.spi; public class ProvinceDescription { public ProvinceDescription(String id) {} }")
                .classes(adapter("Bad", "return new ProvinceDescription(\"bad\");", ""))
                .names("plugin.Bad")
                .pack(bad);
        assertProblemStarting(OTHER_SPI + "'void org.provgate.spi.ProvinceDescription.<init>(java.lang.String)'");
    }

    @Test
    void an_spi_method_that_did_not_exist_yet() {
        PluginJar.in(work)
                .against("package org.provgate.spi; public interface ProvinceAdapter { String id(); }")
                .classes(
                        "package plugin; public class Bad implements org.provgate.spi.ProvinceAdapter { public String id() { return \"bad\"; } }")
                .names("plugin.Bad")
                .pack(bad);
        assertProblemStarting(OTHER_SPI); // Java words the rest in its own way in each version
    }

    @Test
    void an_spi_type_that_is_no_more() {
        PluginJar.in(work)
                .against("package org.provgate.spi; public class Gone { public static void call() {} }")
                .classes(adapter("Bad", "Gone.call();" + describes("bad"), ""))
                .names("plugin.Bad")
                .pack(bad);
        assertProblemStarting(OTHER_SPI + "org/provgate/spi/Gone");
    }

    @Test
    void a_library_of_another_version() {
        PluginJar.in(work)
                .against("package library; public class Tool { public static void added() {} }")
                .classes(adapter("Bad", "library.Tool.added();" + describes("bad"), ""))
                .names("plugin.Bad")
                .pack(bad);
        PluginJar.in(work.resolve("old"))
                .classes("package library; public class Tool {}")
                .pack(bad.resolveSibling("library.jar"));
        assertProblem(
                "adapter plugin.Bad was built against another version of a library than the one in its folder: 'void"
                        + " library.Tool.added()'; put the right one there");
    }

    @Test
    void a_class_that_is_none() {
        PluginJar.in(work)
                .entry("plugin/Bad.class", new byte[64])
                .names("plugin.Bad")
                .pack(bad);
        assertProblemStarting("adapter plugin.Bad holds a class that cannot be loaded (ClassFormatError: ");
    }

    @Test
    void a_class_for_a_newer_java() {
        var future = new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0x0F, 0x00, 0, 1};
        PluginJar.in(work).entry("plugin/Bad.class", future).names("plugin.Bad").pack(bad);
        assertProblem("adapter plugin.Bad was compiled for a newer Java than "
                + Runtime.version().feature() + "; run the gateway on that Java or compile the adapter for Java 17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"no\"); | fails in describe() with java.lang.IllegalStateException: no; ask the adapter's author to mend it",
                "throw new AssertionError(\"no\"); | fails in describe() with java.lang.AssertionError: no; ask the adapter's author to mend it",
                "return describe(); | fails in describe() with java.lang.StackOverflowError; ask the adapter's author to mend it",
                "return null; | returns null from describe(); the adapter must return a value there"
            })
    void a_description_that_does_not_come(String describe, String problem) {
        jar(adapter("Bad", describe, "")).names("plugin.Bad").pack(bad);
        assertProblem("adapter plugin.Bad " + problem);
    }

    @Test
    void a_description_without_a_zone() {
        jar(adapter("Bad", describes("bad").replace("java.time.ZoneId.of(\"Asia/Shanghai\")", "null"), ""))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem("adapter plugin.Bad describes itself without nameZh, nameEn or zone; state them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled | x+ | describes a setting enabled; its name must be in kebab case, stand once, and be none of [adapter, base-url, area-code, enabled]",
                "App_Id | x+ | describes a setting App_Id; its name must be in kebab case, stand once, and be none of [adapter, base-url, area-code, enabled]",
                "app-id | [a-z | gives setting app-id a pattern that is no regular expression; correct it in the adapter"
            })
    void a_setting_nobody_can_make(String name, String pattern, String problem) {
        var setting = "Setting.open(\"" + name + "\", \"" + pattern + "\", \"help\")";
        jar(adapter("Bad", describes("bad").replace("List.of()", "List.of(" + setting + ")"), ""))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem("adapter plugin.Bad " + problem);
    }

    @Test
    void a_service_that_is_null() {
        jar(adapter(
                        "Bad",
                        describes("bad"),
                        "public java.util.Optional<org.provgate.spi.register.RegisterFeed> registerFeed() { return null; }"))
                .names("plugin.Bad")
                .pack(bad);
        assertProblem("adapter plugin.Bad returns null from registerFeed(); the adapter must return a value there");
    }

    @Test
    void one_bad_adapter_does_not_spoil_another_of_the_same_jar() {
        jar(adapter("Bad", "return null;", ""), adapter("Fine", describes("fine"), ""))
                .names("plugin.Bad", "plugin.Fine")
                .pack(bad);
        try (var adapters = Adapters.find(plugins, getClass().getClassLoader())) {
            assertThat(adapters.found()).extracting(a -> a.description().id()).containsExactly("fine", "good");
            assertThat(adapters.broken()).hasSize(1);
        }
    }

    private PluginJar jar(String... sources) {
        return PluginJar.in(work).classes(sources);
    }

    private void assertProblem(String problem) {
        assertProblemOf("plugins/bad", problem);
    }

    private void assertProblemOf(String origin, String problem) {
        assertThat(only()).isEqualTo(new BrokenAdapter(origin, problem));
    }

    private void assertProblemStarting(String start) {
        assertThat(only().problem()).startsWith(start);
    }

    private BrokenAdapter only() {
        try (var adapters = Adapters.find(plugins, getClass().getClassLoader())) {
            assertThat(adapters.named("good")).as("the good plugin").isPresent();
            assertThat(adapters.found()).hasSize(1);
            assertThat(adapters.broken()).hasSize(1);
            return adapters.broken().get(0);
        }
    }
}
