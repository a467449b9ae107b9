package org.provgate.platforms;

import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;

/** Makes a {@link FoundAdapter} of a class name, or says why it cannot. All code of a stranger's runs in here. */
final class AdapterClass {

    private static final Pattern SETTING_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String name;
    private final ClassLoader loader;

    private AdapterClass(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    static FoundAdapter examine(String origin, ClassLoader loader, String className) throws Problem {
        var examined = new AdapterClass(className, loader);
        try {
            var adapter = examined.instance();
            var description = examined.description(adapter);
            return new FoundAdapter(description, origin, adapter, examined.services(adapter));
        } catch (LinkageError e) {
            throw new Problem("adapter " + className + " " + LinkageProblem.sentence(e));
        }
    }

    private ProvinceAdapter instance() throws Problem {
        try {
            var type = Class.forName(name, false, loader);
            if (!ProvinceAdapter.class.isAssignableFrom(type)) {
                throw new Problem("class " + name + " does not implement " + ProvinceAdapter.class.getName()
                        + "; name the adapter's class in " + ServiceFile.PATH);
            }
            return (ProvinceAdapter) type.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new Problem("class " + name + ", named in " + ServiceFile.PATH
                    + ", is in no jar; add the jar that holds it or correct the name");
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new Problem("class " + name + " cannot be made; it must be public, not abstract, and have a public"
                    + " constructor without parameters");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError linkage) throw linkage;
            throw threw("its constructor", e.getCause());
        }
    }

    private ProvinceDescription description(ProvinceAdapter adapter) throws Problem {
        var description = call("describe()", adapter::describe);
        if (description.spiVersion() != ProvinceAdapter.SPI_VERSION) {
            throw new Problem("adapter " + name + " was built for SPI version " + description.spiVersion()
                    + ", this gateway has " + ProvinceAdapter.SPI_VERSION
                    + "; use a release of it for this gateway, or build it again");
        }
        if (description.nameZh() == null || description.nameEn() == null || description.zone() == null) {
            throw new Problem("adapter " + name + " describes itself without nameZh, nameEn or zone; state them");
        }
        checkSettings(description);
        return description;
    }

    private void checkSettings(ProvinceDescription description) throws Problem {
        var names = new HashSet<>(ProvinceEntry.COMMON);
        for (var setting : description.settings()) {
            if (!SETTING_NAME.matcher(String.valueOf(setting.name())).matches() || !names.add(setting.name())) {
                throw new Problem("adapter " + name + " describes a setting " + setting.name()
                        + "; its name must be in kebab case, stand once, and be none of " + ProvinceEntry.COMMON);
            }
            try {
                Pattern.compile(Objects.requireNonNullElse(setting.pattern(), "("));
            } catch (PatternSyntaxException e) {
                throw new Problem("adapter " + name + " gives setting " + setting.name()
                        + " a pattern that is no regular expression; correct it in the adapter");
            }
        }
    }

    private Set<String> services(ProvinceAdapter adapter) throws Problem {
        var services = new HashSet<String>();
        if (call("registerFeed()", adapter::registerFeed).isPresent()) services.add("register");
        if (call("inspectionPlatform()", adapter::inspectionPlatform).isPresent()) services.add("inspection");
        if (call("creditPlatform()", adapter::creditPlatform).isPresent()) services.add("credit");
        if (call("supervisionPlatform()", adapter::supervisionPlatform).isPresent()) services.add("supervision");
        call("authentication()", adapter::authentication);
        return services;
    }

    private <T> T call(String what, Supplier<@Nullable T> method) throws Problem {
        try {
            return Optional.ofNullable(method.get())
                    .orElseThrow(() -> new Problem("adapter " + name + " returns null from " + what
                            + "; the adapter must return a value there"));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw threw(what, e);
        }
    }

    private Problem threw(String what, @Nullable Throwable cause) {
        if (cause instanceof VirtualMachineError fatal && !(cause instanceof StackOverflowError)) throw fatal;
        return new Problem(
                "adapter " + name + " fails in " + what + " with " + cause + "; ask the adapter's author to mend it");
    }
}
