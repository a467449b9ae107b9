package org.provgate.submissions;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a record and stays where it is (附件, by reference).
 *
 * @param name 文件名
 * @param uri where it is: {@code https}, or a file share by {@code smb} or {@code sftp}
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param bytes its size
 */
public record Attachment(
        @Nullable String name,
        @Nullable String uri,
        @Nullable String sha256,
        @Nullable Long bytes) {

    private static final int MOST = 20;
    private static final long MOST_BYTES = 200L << 20;
    private static final Set<String> SCHEMES = Set.of("https", "smb", "sftp");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Adds what is wrong with a record's attachments. */
    public static void check(Collection<@Nullable Attachment> attachments, Faults faults) {
        if (attachments.size() > MOST)
            faults.wrong("attachments", "length", "至多" + MOST + "个附件", "are more than " + MOST);
        int place = 0;
        for (var attachment : attachments) {
            var at = "attachments/" + place++;
            if (faults.required(at, attachment) && attachment != null) attachment.check(at + "/", faults);
        }
    }

    private void check(String at, Faults faults) {
        faults.text(at + "name", name, 200);
        faults.text(at + "uri", uri, 500);
        if (uri != null && faults.good(at + "uri") && !reachable(uri))
            faults.wrong(
                    at + "uri",
                    "uri",
                    "应为https、smb或sftp地址，不含用户名和口令",
                    "must be an address of https, smb or sftp without user and password");
        if (faults.required(at + "sha256", sha256)
                && sha256 != null
                && !SHA256.matcher(sha256).matches())
            faults.wrong(at + "sha256", "format", "应为64位小写十六进制数字", "must be 64 lower-case hex digits");
        if (faults.required(at + "bytes", bytes) && bytes != null && (bytes < 1 || bytes > MOST_BYTES))
            faults.wrong(
                    at + "bytes",
                    "size",
                    "应为1至" + MOST_BYTES + "字节（200 MB）",
                    "must be 1 to " + MOST_BYTES + " (200 MB)");
    }

    private static boolean reachable(String uri) {
        try {
            var parsed = new URI(uri);
            return parsed.getScheme() != null
                    && SCHEMES.contains(parsed.getScheme().toLowerCase(Locale.ROOT))
                    && parsed.getHost() != null
                    && parsed.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
