package org.xiezhi.casework.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.procedure.Level;

/**
 * One level of a chain as a reader sees it.
 *
 * @param turn whether an answer is due at this level now
 * @param holders who holds this level over the matter, by name; empty once it is decided
 * @param heldLevel the level of who decided; above {@code level} if he stood in
 */
public record Sign(
        Level level,
        boolean turn,
        List<String> holders,
        Optional<LocalDate> due,
        Optional<Decision> decision,
        Optional<UUID> decidedBy,
        String by,
        Optional<Level> heldLevel,
        Optional<Instant> when,
        String reason) {

    public Sign {
        holders = List.copyOf(holders);
    }

    /** Whether who decided stood in for a lower level. */
    public boolean stoodIn() {
        return heldLevel.filter(held -> held != level).isPresent();
    }
}
