package org.xiezhi.casework.witness;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.shared.OutsideRounds;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/** The witnesses of this installation, if a policy names any. */
@ApplicationScoped
public class Witnesses {

    /** The whole answer of a witness; it flushes a file and signs, and may be at the other end of a country. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    private Settings settings;

    @Inject
    private TrailLog log;

    @Inject
    private Integrator integrator;

    @Inject
    private CheckpointWatch watch;

    @Inject
    private WitnessService told;

    @Inject
    private ServerClock clock;

    private Optional<WitnessRound> round = Optional.empty();
    private Optional<OutsideRounds> rounds = Optional.empty();

    @PostConstruct
    void open() {
        round = settings.trailPolicy().map(file -> {
            TlogPolicy policy = read(file, log.key(), settings.witnessFolder().isPresent());
            return new WitnessRound(
                    log.folder(),
                    new Cosignatures(log.key(), policy),
                    new WitnessLine(PATIENCE),
                    settings.witnessFolder().map(Witnesses::made).map(StickFolder::new),
                    clock::now,
                    new TheHouse());
        });
        rounds = round.map(asking -> new OutsideRounds(
                asking, integrator::leads, "A round with the witnesses went wrong; what could be done is done"));
    }

    private final class TheHouse implements WitnessRound.House {
        @Override
        public Optional<Instant> lateSince(long covered) {
            return watch.lateSince(covered, settings.witnessAlarm());
        }

        @Override
        public void refused(String witness, long size) {
            told.refused(witness, size);
        }

        @Override
        public void quorumLost(long covered) {
            told.quorumLost(covered);
        }

        @Override
        public void quorumMet(long covered) {
            told.quorumMet(covered);
        }
    }

    /** Reads a policy and refuses one by which this log could not be witnessed. */
    static TlogPolicy read(Path file, NoteVerifier log, boolean stick) {
        TlogPolicy policy;
        try {
            policy = TlogPolicy.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("xiezhi.trail.policy: expected a file that can be read, found " + file, e);
        } catch (LedgerException e) {
            throw new IllegalStateException("xiezhi.trail.policy: " + e.getMessage(), e);
        }
        if (policy.witnesses().isEmpty()) {
            throw refused("at least one witness", "none");
        }
        // The log's own line is one of them.
        if (policy.witnesses().size() >= SignedNote.MAX_SIGNATURES) {
            throw refused(
                    "fewer than " + SignedNote.MAX_SIGNATURES + " witnesses, whose lines one checkpoint can bear",
                    policy.witnesses().size() + " of them");
        }
        if (!policy.logs().isEmpty()
                && policy.logs().stream().noneMatch(known -> known.key().equals(log))) {
            throw refused("the log " + log.vkey(), "other logs");
        }
        Set<String> names = new HashSet<>();
        for (TlogPolicy.Witness witness : policy.witnesses()) {
            if (witness.url().isPresent()) {
                requireAddress(witness);
            } else if (!stick) {
                throw refused(
                        "an address, or a folder for its stick by xiezhi.witness.folder",
                        "neither for " + WitnessRound.utf8(witness.name()));
            } else if (!witness.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
                    || !names.add(witness.name().toLowerCase(Locale.ROOT))) {
                // Its files are called so, on a stick that may not tell A from a.
                throw refused("a name of its own of letters, digits, dots and dashes", witness.name());
            }
        }
        return policy;
    }

    private static void requireAddress(TlogPolicy.Witness witness) {
        String found = witness.url().orElse("");
        try {
            URI url = WitnessRound.address(witness).orElseThrow();
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("xiezhi.trail.policy: expected an address, found " + found, e);
        }
        throw refused("http://HOST or https://HOST with a path at most", found);
    }

    private static IllegalStateException refused(String expected, String found) {
        return new IllegalStateException("xiezhi.trail.policy: expected " + expected + ", found " + found);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "xiezhi.witness.folder: expected a folder that can be written, found " + folder, e);
        }
    }

    /** Whether anybody is asked. */
    public boolean named() {
        return rounds.isPresent();
    }

    /** One round, on the node that integrates; what fails is tried again at the next. */
    @ActivateRequestContext
    public void round() {
        rounds.ifPresent(OutsideRounds::run);
    }

    /** Ends a wait for a witness; the round that waited ends soon, and no other asks anybody. */
    public void stop() {
        rounds.ifPresent(OutsideRounds::stop);
    }

    /** What they have said so far; empty if nobody is asked. */
    public Optional<WitnessState> state() {
        return round.map(WitnessRound::state);
    }
}
