package org.provgate.platforms;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Setting;

/** One entry as the operator wrote it; reading it adds a sentence to {@code problems} for everything wrong. */
final class ProvinceEntry {

    static final List<String> COMMON = List.of("adapter", "base-url", "area-code", "enabled");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern AREA_CODE = Pattern.compile("[0-9]{6}");

    private final String id;
    private final Map<String, String> values;
    private final Adapters adapters;
    private final List<String> problems;

    ProvinceEntry(String id, Map<String, String> values, Adapters adapters, List<String> problems) {
        this.id = id;
        this.values = values;
        this.adapters = adapters;
        this.problems = problems;
    }

    Optional<Province> read() {
        int before = problems.size();
        check(this::name);
        if (!check(this::enabled).orElse(true)) {
            adapters.named(raw("adapter")).ifPresent(found -> checkKeys(found.description()));
            return Optional.empty();
        }
        var found = check(this::adapter);
        var description = found.map(FoundAdapter::description);
        var baseUrl = check(this::baseUrl);
        var areaCode = check(() -> areaCode(description));
        description.ifPresent(this::checkKeys);
        var settings = new HashMap<String, String>();
        for (var setting : description.map(ProvinceDescription::settings).orElse(List.of())) {
            check(() -> setting(setting)).ifPresent(value -> settings.put(setting.name(), value));
        }
        if (problems.size() > before) return Optional.empty();
        return found.map(f -> new Province(
                id, f.adapter(), f.description(), baseUrl.orElseThrow(), areaCode.orElseThrow(), settings));
    }

    private String name() throws Problem {
        if (ID.matcher(id).matches()) return id;
        throw new Problem("provgate.provinces." + id
                + " is not a name for an entry; use 1 to 32 of a-z, 0-9 and -, with a letter first");
    }

    private boolean enabled() throws Problem {
        var value = raw("enabled");
        if (value.isEmpty() || value.equals("true")) return true;
        if (value.equals("false")) return false;
        throw problem("enabled", "is neither true nor false; write one of them");
    }

    private FoundAdapter adapter() throws Problem {
        var wanted = required("adapter", "the id of the adapter that speaks for the province");
        var found = adapters.named(wanted);
        if (found.isPresent()) return found.get();
        var ids = new TreeSet<String>();
        adapters.found().forEach(a -> ids.add(a.description().id()));
        var broken = adapters.broken().stream()
                .map(b -> "; broken is " + b.origin() + ": " + b.problem())
                .collect(Collectors.joining());
        throw problem(
                "adapter",
                "names " + wanted + ", but no such adapter was found" + Nearest.question(wanted, ids) + "; found: "
                        + (ids.isEmpty() ? "none" : String.join(", ", ids)) + broken);
    }

    private URI baseUrl() throws Problem {
        try {
            return BaseUrl.parse(required("base-url", "where the platform is, such as https://host/path"));
        } catch (IllegalArgumentException e) {
            throw problem("base-url", String.valueOf(e.getMessage()));
        }
    }

    private String areaCode(Optional<ProvinceDescription> description) throws Problem {
        var code = required("area-code", "the six digits of the bureau's area (GB/T 2260)");
        if (!AREA_CODE.matcher(code).matches()) throw problem("area-code", "is not six digits; correct it");
        if (description.isPresent() && !code.startsWith(description.get().areaPrefix())) {
            throw problem(
                    "area-code",
                    "is " + code + ", but areas of adapter " + description.get().id() + " begin with "
                            + description.get().areaPrefix() + "; correct the code or the adapter");
        }
        return code;
    }

    private void checkKeys(ProvinceDescription description) {
        var known = new ArrayList<>(COMMON);
        description.settings().forEach(setting -> known.add(setting.name()));
        for (var key : new TreeSet<>(values.keySet())) {
            if (!known.contains(key)) {
                problems.add(
                        problem(key, "is not a setting of adapter " + description.id() + Nearest.question(key, known))
                                .sentence());
            }
        }
    }

    private String setting(Setting setting) throws Problem {
        boolean optional = "".matches(setting.pattern());
        if (optional && raw(setting.name()).isEmpty()) return "";
        var value = required(setting.name(), setting.help());
        if (value.matches(setting.pattern())) return value;
        var shown = setting.secret() ? "has a value (not shown) that" : "is " + value + ", which";
        throw problem(
                setting.name(),
                shown + " does not match " + setting.pattern() + ": " + setting.help() + "; correct it");
    }

    private String required(String key, String help) throws Problem {
        var raw = raw(key);
        if (raw.isEmpty()) throw problem(key, "is missing: " + help + "; add it");
        if (!raw.startsWith(FileValue.PREFIX)) return raw;
        try {
            return FileValue.read(raw);
        } catch (IllegalArgumentException e) {
            throw problem(key, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the value as written, without white space around it; empty if there is none. */
    private String raw(String key) {
        return Objects.requireNonNullElse(values.get(key), "").strip();
    }

    private Problem problem(String key, String rest) {
        return new Problem("provgate.provinces." + id + "." + key + " " + rest);
    }

    private <T> Optional<T> check(Check<T> check) {
        try {
            return Optional.of(check.value());
        } catch (Problem problem) {
            problems.add(problem.sentence());
            return Optional.empty();
        }
    }

    private interface Check<T> {
        T value() throws Problem;
    }
}
