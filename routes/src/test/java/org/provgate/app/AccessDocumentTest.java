package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.provgate.access.Permission;
import org.provgate.access.Role;

/** docs/access.md says what each role may. */
class AccessDocumentTest {

    @Test
    void the_table_of_the_document_is_what_the_roles_may() throws IOException {
        var document = Files.readString(Path.of("../docs/access.md"));
        var lines = document.lines()
                .filter(l -> l.startsWith("| `") && l.contains(":") && !l.contains("/"))
                .toList();
        assertThat(lines)
                .containsExactlyElementsOf(Arrays.stream(Permission.values())
                        .map(AccessDocumentTest::line)
                        .toList());
    }

    private static String line(Permission permission) {
        return Arrays.stream(Role.values())
                .map(role -> role.permissions().contains(permission) ? "●" : "")
                .collect(Collectors.joining(" | ", "| `" + permission.scope() + "` | ", " |"));
    }
}
