package org.provgate.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prints papers from the tables of batches and tasks, as PDF with the fonts in it. What is asked for and not there is
 * a {@link Refusal} before the first byte; the streams stay open. Usable from several threads.
 */
public final class Forms {

    private final FormData data;
    private final PlanData plans;

    public Forms(JdbcClient jdbc) {
        this.data = new FormData(jdbc);
        this.plans = new PlanData(jdbc);
    }

    /** The kinds of papers. */
    public enum Kind {
        /** 一企一表, one for a subject. */
        SHEET,
        /** 检查通知书, one for a subject. */
        NOTICE,
        /** 批次工作方案, one for the batch a task comes from. */
        PLAN;

        /** Returns the kind of this name, in any case. */
        public static Kind named(String name) {
            for (var kind : values()) if (kind.name().equalsIgnoreCase(name)) return kind;
            throw new IllegalArgumentException("there are no papers “" + name + "”; there are: sheet, notice, plan");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes one file. A plan is of the whole batch, whatever subjects are selected. */
    public void print(Kind kind, Selection selection, OutputStream out) throws IOException {
        switch (kind) {
            case SHEET -> sheets(selection, out);
            case NOTICE -> notices(selection, out);
            case PLAN -> plan(data.batchOf(selection.task()), out);
        }
    }

    /**
     * Writes the forms of all subjects of a batch.
     *
     * @throws Refusal if they are more than {@link Selection#MOST}: no subject is left out silently
     */
    public void batch(String batch, OutputStream out) throws IOException {
        var task = taskOf(batch);
        if (size(task) > Selection.MOST)
            throw new Refusal(
                    "file-too-large",
                    "batch %s has %d subjects, a file holds %d; print them in parts"
                            .formatted(batch, size(task), Selection.MOST));
        sheets(Selection.of(task), out);
    }

    /** Writes the work plan of a batch as far as the batch has come; before the draw it names no targets. */
    public void plan(String batch, OutputStream out) throws IOException {
        Pdf.write("工作方案 " + batch, List.of(new Pdf.Paper(batch, PlanPage.of(plans.plan(batch)))), out);
    }

    /** Returns the task of a drawn batch. */
    public String taskOf(String batch) {
        return data.taskOf(batch);
    }

    /** Returns how many subjects a task has. */
    public int size(String task) {
        return data.size(task);
    }

    private void sheets(Selection selection, OutputStream out) throws IOException {
        Pdf.write("检查表 " + selection.task(), papers(selection, SheetPage::of), out);
    }

    private void notices(Selection selection, OutputStream out) throws IOException {
        Pdf.write("检查通知书 " + selection.task(), papers(selection, NoticePage::of), out);
    }

    private List<Pdf.Paper> papers(Selection selection, Function<FormSheet, Tag> page) {
        return data.sheets(selection).stream()
                .map(sheet -> new Pdf.Paper(sheet.title(), page.apply(sheet)))
                .toList();
    }
}
