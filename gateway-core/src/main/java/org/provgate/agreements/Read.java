package org.provgate.agreements;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was shown findings. No personal data beyond the subject's 统一社会信用代码.
 *
 * @param department who saw them
 * @param subject its identity in the register; null where the question was about many
 * @param purpose of the agreements; null where none was needed
 * @param agreements by which they were shown
 * @param providers departments whose findings were shown
 * @param shown ids of what was shown; empty where nothing was found
 */
public record Read(
        Instant at,
        String department,
        String actor,
        FindingKind kind,
        @Nullable String subject,
        @Nullable String purpose,
        List<String> agreements,
        List<String> providers,
        List<String> shown) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    public Read {
        agreements = ids(agreements);
        providers = ids(providers);
        shown = ids(shown);
    }

    private static List<String> ids(List<String> ids) {
        for (var id : ids)
            if (!ID.matcher(id).matches()) throw new IllegalArgumentException("a read names what is no id");
        return List.copyOf(ids);
    }
}
