package org.xiezhi.casework.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.shared.ServerClock;

/**
 * An open gap in the custody of a thing: something that somebody must still do, or explain.
 *
 * @param who whose step it is, or in whose hands the thing is
 * @param day since when, or until when it had to be done
 */
public record Gap(Kind kind, String who, LocalDate day) {

    /** What is open. */
    public enum Kind {
        /** With the handlers for longer than they may keep it (TL 130). */
        NOT_STORED,
        /** Borrowed for longer than was approved (TL 131). */
        NOT_RETURNED,
        /** Given, and nobody has signed for it. */
        NOT_TAKEN,
        /** The seal was not found as it had been given (TL 129). */
        SEAL_CHANGED,
        /** In the hands of somebody who may have it no longer. */
        OUT_OF_PLACE
    }

    /**
     * The gaps of a thing.
     *
     * @param moves its handovers
     * @param entitled the accounts who may have it where it is now
     */
    static List<Gap> of(
            Thing thing, List<Handover> moves, Set<UUID> entitled, LocalDate today, Map<UUID, String> names) {
        List<Gap> gaps = new ArrayList<>();
        String keeper = names.getOrDefault(thing.keeper(), "");
        if (thing.overdue(today)) {
            gaps.add(new Gap(
                    thing.whereabouts() == Whereabouts.LENT ? Kind.NOT_RETURNED : Kind.NOT_STORED,
                    keeper,
                    thing.due().orElseThrow()));
        }
        if (!entitled.contains(thing.keeper())) {
            gaps.add(new Gap(Kind.OUT_OF_PLACE, keeper, day(thing.since())));
        }
        for (Handover move : moves) {
            String receiver = names.getOrDefault(move.receiver(), "");
            if (move.state() == Progress.OFFERED) {
                gaps.add(new Gap(Kind.NOT_TAKEN, receiver, day(move.given().orElseThrow())));
            }
            if (move.state() == Progress.TAKEN && !move.givenSeal().equals(move.takenSeal())) {
                gaps.add(new Gap(Kind.SEAL_CHANGED, receiver, day(move.ended().orElseThrow())));
            }
        }
        return List.copyOf(gaps);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ServerClock.ZONE).toLocalDate();
    }
}
