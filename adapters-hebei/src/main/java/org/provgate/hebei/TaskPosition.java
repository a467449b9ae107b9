package org.provgate.hebei;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Target;

/** Which package of a task is sent. As text {@code draw:0}, {@code match:500}. @param from how many targets went before */
record TaskPosition(Part part, int from) {

    /** The most rows of a package. */
    static final int LIMIT = 500;

    private static final Pattern FORM = Pattern.compile("(draw|match|form):([0-9]{1,9})");

    enum Part {
        DRAW("2001"),
        MATCH("2002"),
        FORM("2003");

        private final String tranCode;

        Part(String tranCode) {
            this.tranCode = tranCode;
        }

        String tranCode() {
            return tranCode;
        }

        /** Returns whom this part is about. */
        private List<Target> of(InspectionTask task) {
            if (this != FORM) return task.targets();
            return task.targets().stream()
                    .filter(target -> target.formNo() != null)
                    .toList();
        }
    }

    /** Returns where {@code step} is; its first position is the first package, of an amendment that of the officers. */
    static TaskPosition of(Step<InspectionTask> step) {
        var text = step.position();
        if (text.isEmpty()) return new TaskPosition(step.thing().amendment() == null ? Part.DRAW : Part.MATCH, 0);
        var parts = FORM.matcher(text);
        if (parts.matches()) {
            var part = Part.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
            int from = Integer.parseInt(parts.group(2));
            if (from == 0 || from < part.of(step.thing()).size()) return new TaskPosition(part, from);
        }
        throw new PlatformException.Unreadable("a position in this task", Xml.shortened(text), "the step");
    }

    List<Target> targets(InspectionTask task) {
        var all = part.of(task);
        return all.subList(from, Math.min(all.size(), from + LIMIT));
    }

    /** Returns the package after this one, empty after the last. */
    Optional<TaskPosition> next(InspectionTask task) {
        if (from + LIMIT < part.of(task).size()) return Optional.of(new TaskPosition(part, from + LIMIT));
        return switch (part) {
            case DRAW -> start(Part.MATCH, task);
            case MATCH -> task.amendment() == null ? start(Part.FORM, task) : Optional.empty();
            case FORM -> Optional.empty();
        };
    }

    private static Optional<TaskPosition> start(Part part, InspectionTask task) {
        return part.of(task).isEmpty() ? Optional.empty() : Optional.of(new TaskPosition(part, 0));
    }

    @Override
    public String toString() {
        return part.name().toLowerCase(Locale.ROOT) + ':' + from;
    }
}
