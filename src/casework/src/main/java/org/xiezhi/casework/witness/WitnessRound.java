package org.xiezhi.casework.witness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/**
 * One node's rounds with the witnesses: ask each that has not seen the newest checkpoint, keep what holds, publish the
 * best, tell the trail what must be told. Every step may be repeated, by this node or another one; what is not on disk is
 * when a witness that failed is asked again.
 */
final class WitnessRound {

    /** A round comes each five seconds; a witness that fails is asked half as often each time, down to this. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(WitnessRound.class.getName());
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_SAID = 300;

    /** What the rest of the house does for a round. */
    interface House {

        /** When the oldest entry behind so many leaves happened, if that is an alarm. */
        Optional<Instant> lateSince(long covered);

        /** A witness has seen another tree than this one of so many entries. */
        void refused(String witness, long size);

        /** Entries behind so many have no quorum, for too long. */
        void quorumLost(long covered);

        /** So many entries have a quorum, and none waits for too long any more. */
        void quorumMet(long covered);
    }

    private record Pause(int failures, Instant until) {}

    private final LogFolder folder;
    private final Cosignatures counted;
    private final Question question;
    private final Optional<Stick> stick;
    private final InstantSource clock;
    private final House house;
    private final Map<String, Pause> pauses = new HashMap<>();

    WitnessRound(
            LogFolder folder,
            Cosignatures counted,
            WitnessLine line,
            Optional<StickFolder> sticks,
            InstantSource clock,
            House house) {
        this.folder = folder;
        this.counted = counted;
        this.question = new Question(folder, counted, line);
        this.stick = sticks.map(files -> new Stick(files, folder, counted));
        this.clock = clock;
        this.house = house;
    }

    /** @throws LedgerException if what is published here contradicts itself */
    void run() {
        Optional<CosignedCheckpoint> published =
                folder.checkpoint().map(SignedNote::parse).map(counted::holding);
        if (published.isEmpty()) {
            return;
        }
        SignedNote note = published.get().note();
        SignedCheckpoint next = SignedCheckpoint.parse(note.bytes());
        WitnessBook book = WitnessBook.read(folder, counted);
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            Optional<URI> address = address(witness);
            if (address.isPresent()) {
                book = ask(book, witness, address.get(), next);
            }
        }
        // After the others, so that their lines and that of the stick can meet under one checkpoint.
        CosignedCheckpoint joined = joined(note, book);
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            if (stick.isPresent() && address(witness).isEmpty()) {
                book = carry(stick.get(), book, witness, joined);
            }
        }
        publish(book);
        watch(book);
    }

    static Optional<URI> address(TlogPolicy.Witness witness) {
        // A policy is octets, and so its reader hands out octets.
        return witness.url()
                .map(WitnessRound::utf8)
                .map(url -> URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url));
    }

    static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private WitnessBook ask(WitnessBook book, TlogPolicy.Witness witness, URI address, SignedCheckpoint next) {
        Remembered before = book.of(witness);
        boolean seen = before.cosigned()
                .filter(note -> note.text().equals(next.note().text()))
                .isPresent();
        if ((seen && before.trouble().isEmpty()) || pausing(witness)) {
            return book;
        }
        Question.Reply reply = question.put(witness, address, next, before.size());
        pause(witness, reply.trouble().isPresent());
        return keep(book, witness, reply, next.checkpoint().head().size());
    }

    private WitnessBook carry(Stick by, WitnessBook book, TlogPolicy.Witness witness, CosignedCheckpoint next) {
        long size = Cosignatures.size(next);
        Question.Reply reply = by.fetch(witness);
        WitnessBook kept = keep(book, witness, reply, size);
        try {
            if (reply.cosigned().isPresent()) {
                by.took(witness);
            }
            by.ask(witness, next, kept.of(witness).size(), clock.instant());
            return kept.of(witness).trouble().equals(Optional.of(Trouble.AWAY))
                            && reply.trouble().isEmpty()
                    ? keep(kept, witness, kept.of(witness).withoutTrouble())
                    : kept;
        } catch (java.io.UncheckedIOException e) {
            return keep(kept, witness, Question.Reply.of(Trouble.AWAY, e.toString()), size);
        }
    }

    private WitnessBook keep(WitnessBook book, TlogPolicy.Witness witness, Question.Reply reply, long size) {
        Remembered before = book.of(witness);
        if (reply.cosigned().isPresent()) {
            SignedNote note = reply.cosigned().get();
            // An answer that came late on its stick says nothing new.
            return Cosignatures.size(note) < before.size() ? book : keep(book, witness, before.after(note));
        }
        if (reply.trouble().isEmpty()) {
            return book;
        }
        Remembered after = before.after(reply.trouble().get(), clock.instant());
        if (after.equals(before)) {
            return book;
        }
        tell(witness, after, reply.detail());
        if (after.refused()) {
            // Before it is remembered: told twice after a crash is better than never.
            house.refused(utf8(witness.name()), size);
        }
        return keep(book, witness, after);
    }

    private WitnessBook keep(WitnessBook book, TlogPolicy.Witness witness, Remembered after) {
        WitnessBook kept = book.with(witness, after);
        kept.keep(folder);
        return kept;
    }

    private static void tell(TlogPolicy.Witness witness, Remembered after, String detail) {
        // Somebody else wrote it: it must not begin lines of its own in our log.
        String said = detail.replaceAll("[\\p{Cntrl}]", " ");
        LOG.log(after.refused() ? Level.SEVERE : Level.WARNING, "Witness {0}: {1} ({2})", new Object[] {
            utf8(witness.name()),
            after.trouble().map(Trouble::name).orElse(""),
            said.substring(0, Math.min(MOST_SAID, said.length()))
        });
    }

    private boolean pausing(TlogPolicy.Witness witness) {
        Pause pause = pauses.get(witness.key().vkey());
        Instant now = clock.instant();
        // A clock that was turned back must not silence a witness for as long.
        return pause != null
                && now.isBefore(pause.until())
                && pause.until().isBefore(now.plus(LONGEST_PAUSE).plusSeconds(1));
    }

    private void pause(TlogPolicy.Witness witness, boolean failed) {
        String key = witness.key().vkey();
        if (!failed) {
            pauses.remove(key);
            return;
        }
        int failures = Math.min(
                MOST_DOUBLINGS, pauses.containsKey(key) ? pauses.get(key).failures() + 1 : 0);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << failures);
        pauses.put(
                key,
                new Pause(failures, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)));
    }

    private CosignedCheckpoint joined(SignedNote over, WitnessBook book) {
        CosignedCheckpoint joined = counted.holding(over);
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            Optional<SignedNote> same =
                    book.of(witness).cosigned().filter(note -> note.text().equals(over.text()));
            if (same.isPresent()) {
                joined = joined.with(same.get());
            }
        }
        return joined;
    }

    /** The best of what is remembered and what is published: a quorum first, then the newest. */
    private void publish(WitnessBook book) {
        Optional<byte[]> present = folder.cosigned();
        Optional<CosignedCheckpoint> best = present.flatMap(this::published);
        Map<String, SignedNote> notes = new LinkedHashMap<>();
        best.ifPresent(found -> notes.put(found.note().text(), found.note()));
        for (Remembered one : book.witnesses().values()) {
            one.cosigned().ifPresent(note -> notes.putIfAbsent(note.text(), note));
        }
        for (SignedNote note : notes.values()) {
            CosignedCheckpoint candidate = joined(note, book);
            if (!candidate.witnesses().isEmpty() && (best.isEmpty() || rank(candidate) >= rank(best.get()))) {
                best = Optional.of(candidate);
            }
        }
        if (best.isPresent() && !Arrays.equals(best.get().note().bytes(), present.orElseGet(() -> new byte[0]))) {
            folder.publishCosigned(best.get().note());
        }
    }

    private Optional<CosignedCheckpoint> published(byte[] bytes) {
        try {
            return Optional.of(counted.holding(SignedNote.parse(bytes)));
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "The published cosigned checkpoint does not hold; it is replaced", e);
            return Optional.empty();
        }
    }

    private static long rank(CosignedCheckpoint checkpoint) {
        // Sizes are below 2^53 wherever they were parsed; a quorum outranks each of them.
        return Cosignatures.size(checkpoint) + (checkpoint.meetsQuorum() ? 1L << 60 : 0);
    }

    private void watch(WitnessBook book) {
        boolean late = lateSince().isPresent();
        if (late == book.quorumLost()) {
            return;
        }
        if (late) {
            house.quorumLost(covered());
        } else {
            house.quorumMet(covered());
        }
        book.withQuorumLost(late).keep(folder);
    }

    private long covered() {
        return folder.cosigned()
                .flatMap(this::published)
                .filter(CosignedCheckpoint::meetsQuorum)
                .map(Cosignatures::size)
                .orElse(0L);
    }

    private Optional<Instant> lateSince() {
        // A policy that asks for nobody is met by nobody.
        return counted.policy().quorum().isMetBy(Set.of()) ? Optional.empty() : house.lateSince(covered());
    }

    /** What is known now; reads and changes nothing, so that every node says the same. */
    WitnessState state() {
        WitnessBook book = WitnessBook.read(folder, counted);
        Optional<CosignedCheckpoint> cosigned = folder.cosigned().flatMap(this::published);
        List<WitnessState.Seen> witnesses = new ArrayList<>();
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            Remembered one = book.of(witness);
            OptionalLong time = one.cosigned().map(witness.key()::cosigned).orElse(OptionalLong.empty());
            witnesses.add(new WitnessState.Seen(
                    utf8(witness.name()),
                    witness.key().name(),
                    witness.url().isEmpty(),
                    one.size(),
                    time.isPresent() ? Optional.of(Instant.ofEpochSecond(time.getAsLong())) : Optional.empty(),
                    one.trouble(),
                    one.since()));
        }
        return new WitnessState(
                cosigned.map(CosignedCheckpoint::meetsQuorum)
                        .orElse(counted.policy().quorum().isMetBy(Set.of())),
                cosigned.map(Cosignatures::size).orElse(0L),
                lateSince(),
                witnesses);
    }
}
