package org.xiezhi.casework.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.shared.ServerClock;

/**
 * A gap or an irregularity in the custody of a thing: something that somebody must still do, or must be able to explain.
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
        /** The seal was not found as it had been given, or not given as it had been taken (TL 129). */
        SEAL_CHANGED,
        /** Nobody who has it may give it on. */
        OUT_OF_PLACE
    }

    /**
     * The gaps of a thing.
     *
     * @param moves its handovers, the oldest first
     * @param canBeGivenOn whether somebody who has it may
     */
    static List<Gap> of(
            Thing thing, List<Handover> moves, boolean canBeGivenOn, LocalDate today, Map<UUID, String> names) {
        List<Gap> gaps = new ArrayList<>();
        String keeper = name(names, thing.keeper());
        if (thing.overdue(today)) {
            gaps.add(new Gap(
                    thing.whereabouts() == Whereabouts.LENT ? Kind.NOT_RETURNED : Kind.NOT_STORED,
                    keeper,
                    thing.due().orElseThrow()));
        }
        if (!canBeGivenOn) {
            gaps.add(new Gap(Kind.OUT_OF_PLACE, keeper, day(thing.since())));
        }
        Optional<Seal> taken = Optional.empty();
        for (Handover move : moves) {
            if (move.state() == Progress.OFFERED) {
                gaps.add(new Gap(
                        Kind.NOT_TAKEN,
                        name(names, move.receiver()),
                        day(move.given().orElseThrow())));
            }
            if (taken.isPresent() && move.givenSeal().isPresent() && !taken.equals(move.givenSeal())) {
                String giver = name(names, move.giver().orElseThrow());
                gaps.add(new Gap(Kind.SEAL_CHANGED, giver, day(move.given().orElseThrow())));
            }
            if (move.state() == Progress.TAKEN) {
                if (!move.givenSeal().equals(move.takenSeal())) {
                    gaps.add(new Gap(
                            Kind.SEAL_CHANGED,
                            name(names, move.receiver()),
                            day(move.ended().orElseThrow())));
                }
                taken = move.takenSeal();
            }
        }
        return List.copyOf(gaps);
    }

    private static String name(Map<UUID, String> names, UUID account) {
        return names.getOrDefault(account, "");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ServerClock.ZONE).toLocalDate();
    }
}
