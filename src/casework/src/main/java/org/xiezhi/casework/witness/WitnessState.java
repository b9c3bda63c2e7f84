package org.xiezhi.casework.witness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What witnesses have said so far.
 *
 * @param met whether the published cosigned checkpoint meets the quorum of the policy
 * @param size entries under that checkpoint; 0 if there is none
 * @param lateSince when the oldest entry without a quorum happened, if that is an alarm
 */
public record WitnessState(boolean met, long size, Optional<Instant> lateSince, List<Seen> witnesses) {

    public WitnessState {
        witnesses = List.copyOf(witnesses);
    }

    /**
     * One witness.
     *
     * @param name in the policy
     * @param key name of its key
     * @param byStick whether somebody carries its requests
     * @param size entries that it cosigned last; 0 if none
     * @param cosigned when it did, by its own clock
     * @param trouble what went wrong since
     * @param troubleSince when that began
     */
    public record Seen(
            String name,
            String key,
            boolean byStick,
            long size,
            Optional<Instant> cosigned,
            Optional<Trouble> trouble,
            Instant troubleSince) {

        public boolean refused() {
            return trouble.filter(Trouble.REFUSED::equals).isPresent();
        }
    }

    /** Too few have cosigned for too long, or one of them has seen another tree. */
    public boolean alarm() {
        return lateSince.isPresent() || refused();
    }

    /** One of them has seen another tree. */
    public boolean refused() {
        return witnesses.stream().anyMatch(Seen::refused);
    }
}
