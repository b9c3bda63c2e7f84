package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.evidence.ScrubQueries;
import org.xiezhi.casework.evidence.ScrubState;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.timestamp.ClockWatch;
import org.xiezhi.casework.timestamp.StampState;
import org.xiezhi.casework.timestamp.StampStates;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;

/** Keeps the alarms of the trail: one that is over stays for an auditor to answer. */
@Stateless
public class AlarmService {

    private static final int LONGEST_ANSWER = 1_000;

    /** Beyond its period a verification may take so long, and the product may stand still over a weekend. */
    private static final Duration LATE = Duration.ofDays(3);

    /** States that each node sees of itself alone. */
    private static final Set<AlarmKind> OF_ONE_NODE =
            Set.copyOf(EnumSet.of(AlarmKind.INTEGRATION_STOPPED, AlarmKind.CLOCK_WRONG));

    private static final Duration ELSEWHERE = Duration.ofHours(1);

    @Inject
    private TrailAlarms alarms;

    @Inject
    private KeptReports reports;

    @Inject
    private CheckpointWatch watch;

    @Inject
    private TrailLog log;

    @Inject
    private Witnesses witnesses;

    @Inject
    private ScrubQueries scrub;

    @Inject
    private StampStates stamps;

    @Inject
    private ClockWatch clocks;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /** Looks at the states of the trail, raises what is new and ends what is over; each leaves an entry. */
    @OpenToAll(because = "the product itself looks, again and again; it raises alarms and answers none")
    public void look() {
        Set<AlarmKind> now = states();
        Set<AlarmKind> known = alarms.lasting().stream().map(TrailAlarm::kind).collect(Collectors.toUnmodifiableSet());
        for (AlarmKind kind : now) {
            if (!known.contains(kind)) {
                TrailAlarm alarm = new TrailAlarm(clock.nextId(), kind, clock.now());
                alarms.add(alarm);
                record(Act.ALARM_RAISED, alarm);
            }
        }
        for (TrailAlarm alarm : alarms.lasting()) {
            if (!now.contains(alarm.kind()) && !perhapsElsewhere(alarm)) {
                alarm.end(clock.now());
                record(Act.ALARM_OVER, alarm);
            }
        }
    }

    /**
     * Whether another node may still be in that state. What only the node itself sees is not ended by the first node that
     * is well, or the two would raise and end it in turns, an entry each.
     */
    private boolean perhapsElsewhere(TrailAlarm alarm) {
        return OF_ONE_NODE.contains(alarm.kind())
                && alarm.raised().plus(ELSEWHERE).isAfter(clock.now());
    }

    private void record(Act act, TrailAlarm alarm) {
        trail.append(
                act,
                Subject.of("alarm", alarm.id()),
                Map.of(Value.ALARM, alarm.kind().name()),
                new Row("trail_alarm", alarm.id()));
    }

    private Set<AlarmKind> states() {
        Set<AlarmKind> states = EnumSet.noneOf(AlarmKind.class);
        put(states, AlarmKind.UNSIGNED, watch.lateSince().isPresent());
        put(states, AlarmKind.INTEGRATION_STOPPED, log.alarm().isPresent());
        put(
                states,
                AlarmKind.WITNESS_REFUSED,
                witnesses.state().filter(WitnessState::refused).isPresent());
        put(
                states,
                AlarmKind.QUORUM_LATE,
                witnesses.state().flatMap(WitnessState::lateSince).isPresent());
        put(states, AlarmKind.FINDINGS, findings());
        put(states, AlarmKind.VERIFICATION_OVERDUE, overdue());
        ScrubState scrubbed = scrub.state();
        put(states, AlarmKind.EVIDENCE_DAMAGED, scrubbed.damaged());
        put(states, AlarmKind.SCRUB_OVERDUE, scrubbed.overdue());
        StampState stamped = stamps.now();
        put(states, AlarmKind.STAMP_LATE, stamped.lateSince().isPresent());
        put(
                states,
                AlarmKind.CLOCK_WRONG,
                stamped.clockDiffers() || clocks.behind().isPresent());
        return states;
    }

    private static void put(Set<AlarmKind> states, AlarmKind kind, boolean holds) {
        if (holds) {
            states.add(kind);
        }
    }

    /** A verification of a part does not take back what one of the whole has found. */
    private boolean findings() {
        return reports.lastWhole().filter(whole -> !whole.clean()).isPresent()
                || reports.newest(1).stream().anyMatch(last -> !last.clean());
    }

    private boolean overdue() {
        // Before the first one there is nothing to be late from: a product that is a minute old is not overdue.
        return reports.newest(1).stream()
                .anyMatch(last ->
                        last.ended().plus(settings.verifyPeriod()).plus(LATE).isBefore(clock.now()));
    }

    /**
     * An auditor says what became of an alarm.
     *
     * @throws org.xiezhi.casework.shared.InvalidException without an answer
     * @throws ConflictException if another auditor has answered it
     */
    @Requires(Permission.AUDIT_VERIFY)
    public void answer(UUID id, @Nullable String text) {
        gate.require(Permission.AUDIT_VERIFY);
        InputCheck check = new InputCheck();
        String answer = check.required("answer", text, LONGEST_ANSWER);
        check.orRefuse();
        TrailAlarm alarm = alarms.lock(id).orElseThrow(() -> new NotFoundException("alarm " + id));
        if (alarm.answered().isPresent()) {
            throw new ConflictException("alarm " + id + " was answered meanwhile");
        }
        alarm.answer(actor.get().account(), clock.now(), answer);
        trail.append(
                Act.ALARM_ANSWERED,
                Subject.of("alarm", id),
                Map.of(Value.ALARM, alarm.kind().name(), Value.REASON, answer),
                new Row("trail_alarm", id));
    }
}
