package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Setting;

/** K1 and K2: an adapter says who it is and what it needs. */
final class DescriptionRules {

    private static final Set<String> OF_THE_GATEWAY = Set.of("adapter", "base-url", "area-code", "enabled");

    private DescriptionRules() {}

    static void K1(Bench bench) {
        var description = bench.adapter().describe();
        assertThat(bench.adapter().describe()).as("K1: described again").isEqualTo(description);
        assertThat(description.spiVersion()).as("K1: SPI version").isEqualTo(ProvinceAdapter.SPI_VERSION);
        assertThat(description.nameZh()).as("K1: nameZh").isNotBlank();
        assertThat(description.nameEn()).as("K1: nameEn").isNotBlank();
        assertThat(bench.platform().areaCode()).as("K1: areaPrefix").startsWith(description.areaPrefix());
        var names = new HashSet<>(OF_THE_GATEWAY);
        for (var setting : description.settings()) {
            assertThat(setting.name()).as("K1: name of a setting").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(names.add(setting.name()))
                    .as("K1: setting %s is new", setting.name())
                    .isTrue();
            assertThat(setting.help()).as("K1: help of %s", setting.name()).isNotBlank();
        }
        assertThat(bench.adapter().authentication().isPresent())
                .as("K1: authentication offered again")
                .isEqualTo(bench.signIn().isPresent());
        bench.adapter().registerFeed().ifPresent(feed -> {
            assertThat(feed.streams()).as("K1: streams").isNotEmpty();
            assertThat(feed.page().name()).as("K1: name of an operation").matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
    }

    static void K2(Bench bench) {
        var settings = bench.platform().settings();
        var declared = bench.adapter().describe().settings();
        assertThat(settings.keySet())
                .as("K2: the stand-in's settings are those described")
                .containsExactlyInAnyOrderElementsOf(
                        declared.stream().map(Setting::name).toList());
        for (var setting : declared)
            assertThat(settings.get(setting.name()).matches(setting.pattern()))
                    .as("K2: the value of %s has the pattern described", setting.name())
                    .isTrue();
        // the context fails on a setting that is not declared
        bench.calls().forEach(Call::decode);
    }
}
