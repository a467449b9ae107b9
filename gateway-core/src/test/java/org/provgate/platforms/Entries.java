package org.provgate.platforms;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An adapter {@code henan} with three settings, and an entry that uses it rightly. */
final class Entries {

    private Entries() {}

    static Adapters henan(Path work, Path plugins) {
        var settings = "Setting.open(\"app-id\", \"GW[0-9]{6}\", \"the number the province gave the bureau\"),"
                + "Setting.secret(\"app-secret\", \"\\\\S{8,64}\", \"the secret that came with it\"),"
                + "Setting.open(\"remark\", \"[a-z]*\", \"anything\")";
        PluginJar.in(work.resolve("henan"))
                .classes(PluginJar.adapter(
                        "Henan", PluginJar.describes("henan").replace("List.of()", "List.of(" + settings + ")"), ""))
                .names("plugin.Henan")
                .pack(plugins.resolve("henan/henan.jar"));
        PluginJar.in(work.resolve("bad")).pack(plugins.resolve("bad/bad.jar"));
        return Adapters.find(plugins, Entries.class.getClassLoader());
    }

    /** Returns a good entry but for one key; a value of {@code "-"} leaves the key out. */
    static Map<String, String> entry(String key, String value) {
        var entry = new HashMap<>(Map.of(
                "adapter", "henan",
                "base-url", "https://hn.example/gateway/",
                "area-code", "410402",
                "app-id", "GW410402",
                "app-secret", "test-secret-1"));
        entry.put(key, value);
        entry.values().remove("-");
        return entry;
    }
}
