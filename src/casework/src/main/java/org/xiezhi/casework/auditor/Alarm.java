package org.xiezhi.casework.auditor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a state of the trail was an alarm, for a reader.
 *
 * @param ended when the state was found to be over; empty while it lasts
 * @param answer what the auditor wrote; empty before
 */
public record Alarm(
        UUID id,
        AlarmKind kind,
        Instant raised,
        Optional<Instant> ended,
        Optional<Instant> answered,
        Optional<UUID> answeredBy,
        String answer) {

    static Alarm of(TrailAlarm alarm) {
        return new Alarm(
                alarm.id(),
                alarm.kind(),
                alarm.raised(),
                alarm.ended(),
                alarm.answered(),
                alarm.answeredBy(),
                alarm.answer());
    }

    /** Whether the state is still as it was when the alarm was raised. */
    public boolean lasts() {
        return ended.isEmpty();
    }
}
