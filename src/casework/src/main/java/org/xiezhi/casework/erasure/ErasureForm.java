package org.xiezhi.casework.erasure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposer typed, unchecked.
 *
 * @param by a name of {@link Erasure.ChosenBy}
 * @param kinds names of values of the catalogue of acts
 * @param ground a code of the rulebook's list
 */
public record ErasureForm(
        @Nullable String by,
        @Nullable String account,
        @Nullable String text,
        @Nullable String number,
        @Nullable String leaves,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> kinds,
        @Nullable String ground,
        @Nullable String reason) {

    public ErasureForm {
        kinds = List.copyOf(kinds);
    }
}
