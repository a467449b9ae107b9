package org.provgate.agreements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whose findings of one kind a caller may see, and which fields of them. Immutable. */
public final class Rights {

    private final boolean all;
    private final String own;
    private final Map<String, Grant> grants;

    /**
     * What the agreements in force with one provider give together.
     *
     * @param purpose of all of them, in one text
     */
    public record Grant(Set<SharedField> fields, List<String> agreements, String purpose) {

        Grant and(Grant other) {
            var both = EnumSet.copyOf(fields);
            both.addAll(other.fields);
            var ids = new ArrayList<>(agreements);
            ids.addAll(other.agreements);
            return new Grant(both, ids, purpose.equals(other.purpose) ? purpose : purpose + "；" + other.purpose);
        }
    }

    /** @param own department that sees its own findings; empty for none */
    Rights(boolean all, String own, Map<String, Grant> grants) {
        this.all = all;
        this.own = own;
        this.grants = Map.copyOf(grants);
    }

    /** Returns whether everything is seen: by the office. */
    public boolean all() {
        return all;
    }

    /** Returns the departments whose findings are seen, the own one among them; of the office's rights only that. */
    public Set<String> providers() {
        var providers = new TreeSet<>(grants.keySet());
        if (!own.isEmpty()) providers.add(own);
        return providers;
    }

    public boolean sees(String provider, SharedField field) {
        if (all || provider.equals(own)) return true;
        var grant = grants.get(provider);
        return grant != null && grant.fields.contains(field);
    }

    /** Returns what agreements give of a provider; null where none is needed, or none is there. */
    public @Nullable Grant grant(String provider) {
        return grants.get(provider);
    }

    /** Returns the agreements by which findings of these providers are shown. */
    public List<String> agreements(Collection<String> providers) {
        return granted(providers).stream()
                .flatMap(g -> g.agreements.stream())
                .distinct()
                .toList();
    }

    /** Returns what for; null where no agreement is needed. */
    public @Nullable String purpose(Collection<String> providers) {
        var purposes =
                granted(providers).stream().map(Grant::purpose).distinct().toList();
        return purposes.isEmpty() ? null : String.join("；", purposes);
    }

    private List<Grant> granted(Collection<String> providers) {
        return providers.stream()
                .distinct()
                .map(grants::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
