package org.xiezhi.casework.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.xiezhi.casework.evidence.CustodyLink;
import org.xiezhi.casework.evidence.ItemTexts;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.evidence.ThingCard;

/**
 * The record of custody of one item or of all items of a matter, as it is printed.
 *
 * @param number of the clue that the matter began with
 * @param reason why it is printed
 */
public record CustodyRecord(
        String organ,
        String number,
        String secretLevel,
        String printedBy,
        Instant printed,
        String reason,
        List<Item> items) {

    /** The same of these items alone. */
    CustodyRecord of(List<Item> some) {
        return new CustodyRecord(organ, number, secretLevel, printedBy, printed, reason, some);
    }

    /**
     * One item.
     *
     * @param madeFrom number of the item that it was made from; empty for an original
     * @param file empty for a thing
     * @param thing empty for what has a file
     * @param chain the oldest link first
     */
    public record Item(
            int item,
            String kind,
            ItemTexts texts,
            LocalDate collected,
            String firstOfficer,
            String secondOfficer,
            Instant added,
            OptionalInt madeFrom,
            Optional<FileFacts> file,
            Optional<Held> thing,
            List<CustodyLink> chain) {}

    /** The file; its size is in bytes. */
    public record FileFacts(String format, long size, String sha256) {}

    /**
     * A thing in somebody's hands.
     *
     * @param moves the oldest first
     */
    public record Held(
            ThingCard card,
            Whereabouts whereabouts,
            String keeper,
            Instant since,
            Optional<LocalDate> due,
            List<Move> moves,
            List<Gap> gaps) {}

    /**
     * What a label on a thing says: enough to find its card, and nothing of what it is or of whom it came from.
     *
     * @param seal the number on its seal
     */
    public record Label(
            UUID id, String organ, String number, int item, String kind, String seal, LocalDate collected) {}
}
