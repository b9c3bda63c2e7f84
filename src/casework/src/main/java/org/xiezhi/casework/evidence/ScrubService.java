package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.key.MatterKey;

/**
 * The rounds of the scrub: which original is to be read again, and what came of it. Reading itself takes long and happens
 * outside of these transactions ({@link Scrubber}); the progress is kept, so that a store that needs days for a round gets
 * through one although the product is stopped each night.
 */
@Stateless
public class ScrubService {

    private static final String BY_ITSELF = "the product itself does it, again and again; it changes no evidence";

    @Inject
    private ScrubRounds rounds;

    @Inject
    private EvidenceItems items;

    @Inject
    private EvidenceReaderService reader;

    @Inject
    private MatterKeys keys;

    @Inject
    private AuditTrail trail;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /** What is needed to read an original; the caller closes it. */
    public record Original(StoredObject stored, MatterKey key) implements AutoCloseable {
        @Override
        public void close() {
            key.close();
        }
    }

    /** The round to go on with, or a new one if the last one began so long ago as the setting says; else empty. */
    @OpenToAll(because = BY_ITSELF)
    public Optional<UUID> due() {
        Optional<ScrubRound> newest = rounds.newest();
        if (newest.isPresent() && newest.get().ended().isEmpty()) {
            return newest.map(ScrubRound::id);
        }
        if (items.after(ScrubRound.NOTHING).isEmpty()) {
            // A round through nothing would say for a whole period that everything is as it was received.
            return Optional.empty();
        }
        // What readers met was intact when the round looked at it, so another one looks what else has changed since.
        boolean met =
                newest.filter(last -> last.met() > 0 && last.damaged() == 0).isPresent();
        return !met
                        && newest.filter(last -> last.begun()
                                        .plus(settings.scrubPeriod())
                                        .isAfter(clock.now()))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(rounds.begin().id());
    }

    /** The next item of a round; empty if all were looked at. */
    @OpenToAll(because = BY_ITSELF)
    public Optional<UUID> next(UUID round) {
        return items.after(get(round).reached()).map(Evidence::id);
    }

    /**
     * Record and key of an original.
     *
     * @throws IntegrityException if the key of its matter does not open
     */
    @OpenToAll(because = BY_ITSELF)
    public Original open(UUID evidenceId) {
        Evidence evidence = evidence(evidenceId);
        try {
            return new Original(evidence.stored(), keys.open(evidence.matter()));
        } catch (org.xiezhi.vault.shared.IntegrityException e) {
            throw new IntegrityException("evidence " + evidenceId, e);
        }
    }

    /** Notes that an item was looked at; one that is damaged is an entry of its own, before the round goes on. */
    @OpenToAll(because = BY_ITSELF)
    public void looked(UUID round, UUID evidenceId, boolean intact) {
        if (!intact) {
            reader.recordDamage(evidenceId);
        }
        get(round).looked(evidence(evidenceId), intact);
    }

    /** Ends a round that has looked at every item. */
    @OpenToAll(because = BY_ITSELF)
    public void end(UUID roundId) {
        ScrubRound round = get(roundId);
        round.end(clock.now());
        Map<Value, String> values = Map.of(
                Value.COUNT, Long.toString(round.originals()),
                Value.BYTES, Long.toString(round.bytes()),
                Value.DAMAGED, Long.toString(round.damaged()));
        trail.append(Act.VAULT_SCRUBBED, Subject.of("vault"), values);
    }

    private ScrubRound get(UUID round) {
        return rounds.find(round).orElseThrow(() -> new IntegrityException("round " + round + " is gone"));
    }

    private Evidence evidence(UUID id) {
        return items.find(id).orElseThrow(() -> new IntegrityException("evidence " + id + " is gone"));
    }
}
