package org.provgate.transfers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.supervision.CaseTransfer.Kind;

/** Which department a matter belongs to (谁管辖谁负责, R59): proposals, as data. Immutable. */
public final class TransferRoutes {

    /**
     * One route.
     *
     * @param item beginning of an item's code; null for any
     * @param words of which the matter names one; empty for any
     * @param basis why
     */
    public record Route(@Nullable String item, List<String> words, String department, Kind kind, String basis) {

        public Route {
            words = words == null ? List.of() : List.copyOf(words);
            if (item == null && words.isEmpty())
                throw new IllegalArgumentException(
                        "a route to " + department + " names neither an item nor a word; it would fit everything");
        }

        /** The longer the item named, the surer. */
        private int special() {
            return item == null ? 0 : item.length();
        }

        private boolean fits(@Nullable String code, String matter) {
            return (item == null || code != null && code.startsWith(item))
                    && (words.isEmpty() || words.stream().anyMatch(matter::contains));
        }
    }

    /** @param because the words of the matter, or the item, that speak for it */
    public record Proposal(String department, Kind kind, String basis, List<String> because) {}

    private record RouteFile(List<Route> routes) {}

    private final List<Route> routes;

    private TransferRoutes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Returns the routes that come with the gateway. */
    public static TransferRoutes shipped() {
        try (var in = TransferRoutes.class.getResourceAsStream("transfer-routes.json")) {
            var file = DataFile.read("transfer-routes.json", Objects.requireNonNull(in), RouteFile.class);
            return new TransferRoutes(file.routes);
        } catch (IOException e) {
            throw new UncheckedIOException("transfer-routes.json", e);
        }
    }

    /** Returns a bureau's own routes, and after them these. */
    public TransferRoutes and(Path own) {
        try (var in = Files.newInputStream(own)) {
            var all = new ArrayList<>(DataFile.read(own.toString(), in, RouteFile.class).routes);
            all.addAll(routes);
            return new TransferRoutes(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the transfer routes " + own + " cannot be read", e);
        }
    }

    /**
     * Returns who may be responsible, the likeliest first, each department once; empty where nothing is known.
     *
     * @param item code of an inspection item; null where it is not about one
     * @param matter what it is about, in a few words; may be empty
     */
    public List<Proposal> propose(@Nullable String item, String matter) {
        var proposals = new LinkedHashMap<String, Proposal>();
        routes.stream()
                .filter(r -> r.fits(item, matter))
                .sorted(Comparator.comparingInt(Route::special).reversed())
                .forEach(r -> proposals.putIfAbsent(
                        r.department(), new Proposal(r.department(), r.kind(), r.basis(), because(r, matter))));
        return List.copyOf(proposals.values());
    }

    private static List<String> because(Route route, String matter) {
        var because = new ArrayList<String>();
        if (route.item != null) because.add(route.item);
        route.words.stream().filter(matter::contains).forEach(because::add);
        return List.copyOf(because);
    }
}
