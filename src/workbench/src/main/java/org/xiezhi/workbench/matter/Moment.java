package org.xiezhi.workbench.matter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.procedure.Stage;

/**
 * One line of a matter's story.
 *
 * @param reached the stage it led to; null if it led to none
 */
public record Moment(
        Instant at,
        String who,
        String what,
        @Nullable Stage reached,
        String remark,
        Collection<?> articles,
        String tone) {

    public Moment {
        articles = List.copyOf(articles);
    }
}
