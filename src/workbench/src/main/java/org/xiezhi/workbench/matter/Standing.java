package org.xiezhi.workbench.matter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/**
 * Where a matter stands.
 *
 * @param next the step that carries it on; empty at the end of the line
 * @param holder who has it now, in the reader's language; empty at the end of the line
 * @param due the end of that step, where a limit runs
 * @param articles what the next step rests on; the stage's own at the end of the line
 */
public record Standing(Stage stage, Optional<Step> next, String holder, Optional<Due> due, List<Article> articles) {

    /** The last day of a limit, and how much of it has gone, in percent. */
    public record Due(LocalDate at, int used) {}

    /** One mark of the bar. */
    public record Mark(Milestone milestone, Progress progress) {

        /** Whether this is what is being worked on. */
        public boolean current() {
            return progress == Progress.CURRENT;
        }
    }

    /** How far a mark is. */
    public enum Progress {
        DONE,
        CURRENT,
        AHEAD
    }

    /** The bar, from the first mark to the last. */
    public List<Mark> marks() {
        Milestone current = Milestone.of(stage);
        return Arrays.stream(Milestone.values())
                .filter(mark -> mark != Milestone.DONE)
                .map(mark -> new Mark(mark, progress(mark.compareTo(current))))
                .toList();
    }

    private static Progress progress(int comparison) {
        if (comparison < 0) {
            return Progress.DONE;
        }
        return comparison == 0 ? Progress.CURRENT : Progress.AHEAD;
    }
}
