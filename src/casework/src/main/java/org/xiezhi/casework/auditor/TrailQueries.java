package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCounts;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.SignedNote;

/** The trail for the auditor: acts and numbers, never content. */
@Stateless
public class TrailQueries {

    @Inject
    private TrailEntries entries;

    @Inject
    private TrailCounts counts;

    @Inject
    private TrailLog log;

    @Inject
    private CheckpointWatch watch;

    @Inject
    private Witnesses witnesses;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /**
     * The state of the trail at a glance.
     *
     * @param root base64
     */
    public record Head(long size, String root, String origin, Optional<String> alarm) {}

    /** Beyond that a page counts no further, and turns no further pages: whoever wants to see more narrows the trail or exports it. */
    public static final int COUNTED = 10_000;

    /**
     * Counts what the filter lets through and records the look; each page of it is a look of its own.
     *
     * @return at most one more than {@link #COUNTED}
     */
    public long open(TrailFilter filter) {
        gate.require(Permission.AUDIT_READ);
        long count = counts.countUpTo(filter, COUNTED + 1L);
        String told = filter.told();
        trail.append(Act.TRAIL_OPENED, Subject.of("trail"), told.isEmpty() ? Map.of() : Map.of(Value.FILTER, told));
        return count;
    }

    /** A page of the query that was opened. */
    public List<TrailEntries.Entry> page(TrailFilter filter, int first, int most) {
        gate.require(Permission.AUDIT_READ);
        return entries.page(filter, first, most);
    }

    /** The codes of the rules that entries name. */
    public List<String> rules() {
        gate.require(Permission.AUDIT_READ);
        return counts.rules();
    }

    /** Since when entries wait for a signed checkpoint, if that is an alarm. */
    public Optional<Instant> unsignedSince() {
        gate.require(Permission.AUDIT_READ);
        return watch.lateSince();
    }

    /** What the witnesses have said; empty if nobody is asked. */
    public Optional<WitnessState> witnesses() {
        gate.require(Permission.AUDIT_READ);
        return witnesses.state();
    }

    /** The last published checkpoint. */
    public Optional<Head> head() {
        gate.require(Permission.AUDIT_READ);
        return log.folder().checkpoint().map(bytes -> {
            Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(bytes).text());
            return new Head(
                    checkpoint.head().size(), checkpoint.head().root().base64(), checkpoint.origin(), log.alarm());
        });
    }
}
