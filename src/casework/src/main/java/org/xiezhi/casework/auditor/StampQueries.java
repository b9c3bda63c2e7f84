package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.timestamp.ClockWatch;
import org.xiezhi.casework.timestamp.StampState;
import org.xiezhi.casework.timestamp.StampStates;
import org.xiezhi.casework.timestamp.TimeStamp;

/** Time stamps and clock for the auditor: what the page of the trail's state shows of them. */
@Stateless
public class StampQueries {

    /** A page shows the newest; the list of the trail has all of them, under this kind of act. */
    private static final int MOST_JUMPS = 5;

    @Inject
    private StampStates states;

    @Inject
    private ClockWatch clock;

    @Inject
    private TrailEntries entries;

    @Inject
    private Gate gate;

    /**
     * A clock went back.
     *
     * @param recorded by the clock that had gone back
     * @param by how far
     */
    public record ClockJump(Instant recorded, Duration by) {}

    /**
     * A stamp that leaves the system, for a check elsewhere.
     *
     * @param checkpoint the signed note over whose bytes it is
     * @param response the authority's whole answer, DER
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, handed on once
    public record Kept(byte[] checkpoint, byte[] response) {}

    /** How it stands with the stamps. */
    public StampState state() {
        gate.require(Permission.AUDIT_READ);
        return states.now();
    }

    /** How far this server's clock stands before the latest entry, if that shows that it went back. */
    public Optional<Duration> clockBehind() {
        gate.require(Permission.AUDIT_READ);
        return clock.behind();
    }

    /** Where clocks went back, the newest first, as many as a page shows. */
    public List<ClockJump> clockJumps() {
        gate.require(Permission.AUDIT_READ);
        return entries.page(TrailFilter.ofAct(Act.CLOCK_WENT_BACK), 0, MOST_JUMPS).stream()
                .map(entry -> new ClockJump(entry.happened(), by(entry)))
                .toList();
    }

    private static Duration by(Entry entry) {
        return entry.values()
                .getOrDefault(Value.MILLIS.code(), Optional.empty())
                .filter(millis -> millis.matches("-?[0-9]{1,18}"))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                // Somebody changed the row: a verification names it.
                .orElse(Duration.ZERO);
    }

    /** The stamp over the checkpoint of so many entries. @throws NotFoundException if there is none */
    public Kept kept(long size) {
        gate.require(Permission.AUDIT_READ);
        TimeStamp stamp = states.of(size).orElseThrow(() -> new NotFoundException("a stamp over " + size + " entries"));
        return new Kept(stamp.checkpoint(), stamp.response());
    }
}
