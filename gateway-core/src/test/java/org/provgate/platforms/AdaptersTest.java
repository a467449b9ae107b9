package org.provgate.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.platforms.PluginJar.adapter;
import static org.provgate.platforms.PluginJar.describes;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.spi.ProvinceAdapter;

class AdaptersTest {

    private static final ClassLoader OURS = AdaptersTest.class.getClassLoader();

    @TempDir
    Path work;

    @TempDir
    Path plugins;

    @Test
    void without_a_plugins_folder_there_are_no_plugins() {
        try (var adapters = Adapters.find(plugins.resolve("none"), OURS)) {
            assertThat(adapters.found()).isEmpty();
            assertThat(adapters.broken()).isEmpty();
        }
    }

    @Test
    void each_plugin_is_found_by_its_id_and_says_what_it_offers() {
        good("henan").pack(plugins.resolve("henan/henan.jar"));
        PluginJar.in(work.resolve("hebei"))
                .classes(adapter("Hebei", describes("hebei"), """
                        public java.util.Optional<org.provgate.spi.register.RegisterFeed> registerFeed() {
                            return java.util.Optional.of(new org.provgate.spi.register.RegisterFeed() {
                                public java.util.Set<org.provgate.spi.register.RegisterStream> streams() { return java.util.Set.of(); }
                                public Operation<org.provgate.spi.register.RegisterQuestion, org.provgate.spi.register.RegisterPage> page() {
                                    throw new IllegalStateException("not asked");
                                }
                            });
                        }
                        """))
                .names("\uFEFF# an editor's mark and a comment do no harm", "plugin.Hebei # ours", "plugin.Hebei")
                .pack(plugins.resolve("hebei/hebei.jar"));

        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.broken()).isEmpty();
            assertThat(adapters.found())
                    .extracting(FoundAdapter::origin)
                    .containsExactly("plugins/hebei", "plugins/henan");
            assertThat(adapters.named("hebei").orElseThrow().services()).containsExactly("register");
            assertThat(adapters.named("henan").orElseThrow().services()).isEmpty();
            assertThat(adapters.named("hubei")).isEmpty();
        }
    }

    @Test
    void a_plugin_uses_the_version_of_a_library_it_brings_not_ours() {
        PluginJar.in(work)
                .classes(
                        "package org.erdtman.jcs; public class JsonCanonicalizer { public String version() { return \"theirs\"; } }",
                        adapter(
                                "Own",
                                describes("own"),
                                "public String toString() { return new org.erdtman.jcs.JsonCanonicalizer().version(); }"))
                .names("plugin.Own")
                .pack(plugins.resolve("own/own.jar"));

        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.broken()).isEmpty();
            assertThat(adapters.found().get(0).adapter()).hasToString("theirs");
        }
    }

    @Test
    void two_plugins_may_have_classes_of_one_name() {
        for (var id : List.of("one", "two")) {
            PluginJar.in(work.resolve(id))
                    .classes(adapter("Same", describes(id), ""))
                    .names("plugin.Same")
                    .pack(plugins.resolve(id + "/same.jar"));
        }

        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.found()).extracting(a -> a.description().id()).containsExactly("one", "two");
            assertThat(adapters.found())
                    .extracting(a -> a.adapter().getClass().getName())
                    .containsOnly("plugin.Same");
        }
    }

    @Test
    void a_plugin_sees_the_jdk_and_our_logging() {
        PluginJar.in(work)
                .classes(adapter(
                        "Logs",
                        "org.slf4j.LoggerFactory.getLogger(\"plugin\").info(\"hello\"); java.sql.Types.class.getName();"
                                + describes("logs"),
                        ""))
                .names("plugin.Logs")
                .pack(plugins.resolve("logs/logs.jar"));

        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.broken()).isEmpty();
            assertThat(adapters.named("logs")).isPresent();
        }
    }

    @Test
    void a_plugin_sees_neither_our_core_nor_our_libraries_nor_our_files() {
        for (var type : List.of("org.provgate.platforms.Adapters", "org.springframework.jdbc.core.simple.JdbcClient")) {
            var name = type.substring(type.lastIndexOf('.') + 1);
            PluginJar.in(work.resolve(name))
                    .classes(adapter("Curious", type + ".class.getName();" + describes("curious"), ""))
                    .names("plugin.Curious")
                    .pack(plugins.resolve(name + "/curious.jar"));
        }
        PluginJar.in(work.resolve("files"))
                .classes(
                        adapter(
                                "Files",
                                describes("files"),
                                "public String toString() { return String.valueOf(getClass().getResource(\"/db/migration/V1__evidence.sql\")); }"))
                .names("plugin.Files")
                .pack(plugins.resolve("files/files.jar"));

        assertThat(OURS.getResource("db/migration/V1__evidence.sql")).isNotNull();
        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.broken())
                    .extracting(BrokenAdapter::problem)
                    .containsExactly(
                            "adapter plugin.Curious needs class org.provgate.platforms.Adapters, which is not in its folder; put the"
                                    + " library's jar there (of the gateway a plugin sees only org.provgate.spi and org.slf4j)",
                            "adapter plugin.Curious needs class org.springframework.jdbc.core.simple.JdbcClient, which is not in its"
                                    + " folder; put the library's jar there (of the gateway a plugin sees only org.provgate.spi and org.slf4j)");
            assertThat(adapters.found().get(0).adapter()).hasToString("null");
        }
    }

    @Test
    void a_copy_of_the_spi_in_a_plugin_is_passed_over() {
        PluginJar.in(work)
                .classes(adapter("Copy", describes("copy"), ""))
                .classes(
                        "package org.provgate.spi; public interface ProvinceAdapter { int SPI_VERSION = 99; void other(); }")
                .names("plugin.Copy")
                .pack(plugins.resolve("copy/copy.jar"));

        try (var adapters = Adapters.find(plugins, OURS)) {
            assertThat(adapters.broken()).isEmpty();
            assertThat(adapters.named("copy").orElseThrow().adapter().getClass().getInterfaces())
                    .containsExactly(ProvinceAdapter.class);
        }
    }

    @Test
    void built_in_adapters_come_first_and_keep_their_id() throws Exception {
        var builtIn = good("henan").pack(work.resolve("lib/adapters-henan-0.1.jar"));
        PluginJar.in(work.resolve("second"))
                .classes(adapter("Second", describes("henan"), ""))
                .names("plugin.Second")
                .pack(plugins.resolve("second/second.jar"));

        try (var ours = new URLClassLoader(new URL[] {builtIn.toUri().toURL()}, OURS);
                var adapters = Adapters.find(plugins, ours)) {
            assertThat(adapters.found())
                    .extracting(FoundAdapter::origin)
                    .containsExactly("built in (adapters-henan-0.1.jar)");
            assertThat(adapters.broken())
                    .containsExactly(new BrokenAdapter(
                            "plugins/second",
                            "adapter plugin.Second calls itself henan, and so does plugin.Henan of built in (adapters-henan-0.1.jar),"
                                    + " which keeps the name; remove one of the two or give it another id"));
        }
    }

    @Test
    void a_closed_plugin_leaves_no_jar_open() throws Exception {
        good("henan").pack(plugins.resolve("henan/henan.jar"));
        var adapters = Adapters.find(plugins, OURS);
        var loader =
                (URLClassLoader) adapters.found().get(0).adapter().getClass().getClassLoader();
        assertThat(loader.findResource(ServiceFile.PATH)).isNotNull();

        adapters.close();

        assertThat(loader.findResource(ServiceFile.PATH)).isNull();
        Files.delete(plugins.resolve("henan/henan.jar"));
    }

    private PluginJar good(String id) {
        var name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return PluginJar.in(work.resolve(id))
                .classes(adapter(name, describes(id), ""))
                .names("plugin." + name);
    }
}
