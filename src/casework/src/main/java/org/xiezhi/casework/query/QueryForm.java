package org.xiezhi.casework.query;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was typed, before it is checked.
 *
 * @param event the id of the entry that is asked about
 */
public record QueryForm(
        UUID event,
        @Nullable UUID room,
        @Nullable String question,
        @Nullable LocalDate due) {}
