package org.provgate.forms;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form of one subject, and the notice to it, say.
 *
 * @param departments in the order of the batch, the leading one first
 */
record FormSheet(String formNo, Task task, Subject subject, List<Department> departments) {

    FormSheet {
        departments = List.copyOf(departments);
    }

    /** Returns what finds it among others. */
    String title() {
        return formNo + " " + (subject.name == null ? subject.uscc : subject.name);
    }

    /** @param source how the subject came to be inspected: the batch that drew it, or the ground outside the draw */
    record Task(String id, String name, String source, LocalDate starts, LocalDate ends) {}

    /** As the register holds it now. @param uscc or the registration number, or the key if the register has neither */
    record Subject(
            String uscc,
            @Nullable String name,
            @Nullable String address,
            @Nullable String legalRep,
            @Nullable LocalDate established,
            @Nullable String scope) {}

    /** @param seats of the team, in order; those without an officer have to be filled by hand */
    record Department(String name, List<Item> items, List<Seat> seats) {
        Department {
            items = List.copyOf(items);
            seats = List.copyOf(seats);
        }
    }

    record Item(String code, String name, String content, String method, String basis) {}

    /** A seat of a team and who sits in it; both null if nobody was able. */
    record Seat(@Nullable String officer, @Nullable String certNo) {
        static final Seat EMPTY = new Seat(null, null);
    }
}
