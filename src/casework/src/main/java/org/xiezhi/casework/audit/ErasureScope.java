package org.xiezhi.casework.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which values somebody wants to have erased.
 *
 * @param from first day of the entries, in China; null does not narrow
 * @param to last day, in China; null does not narrow
 * @param kinds personal ones only
 */
public record ErasureScope(
        Entries entries, @Nullable LocalDate from, @Nullable LocalDate to, Set<Act.Value> kinds) {

    /** Whose values: a way to find entries. */
    public sealed interface Entries permits OfAccount, OfText, OfNumber, OfLeaves {}

    /** What somebody did under an account, and what was done to that account. */
    public record OfAccount(UUID account) implements Entries {}

    /** Entries that recorded exactly this login name or this address. No other value is searched: decision 0017 says why. */
    public record OfText(String text) implements Entries {}

    /** Entries about the matter of a clue or a case. */
    public record OfNumber(String number) implements Entries {}

    /** Single entries by their place in the log. */
    public record OfLeaves(List<Range> ranges) implements Entries {

        public OfLeaves {
            ranges = List.copyOf(ranges);
        }
    }

    /** Leaves from the first to the last, both included. */
    public record Range(long first, long last) {}

    public ErasureScope {
        kinds = Set.copyOf(kinds);
        for (Act.Value kind : kinds) {
            if (!kind.personal()) {
                throw new IllegalArgumentException("expected personal values, found " + kind);
            }
        }
    }
}
