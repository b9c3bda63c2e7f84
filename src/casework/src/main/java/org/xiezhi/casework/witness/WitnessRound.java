package org.xiezhi.casework.witness;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.shared.OutsideLine;
import org.xiezhi.casework.shared.OutsideRounds;
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
final class WitnessRound implements OutsideRounds.Round {

    private static final Logger LOG = Logger.getLogger(WitnessRound.class.getName());

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

    private final LogFolder folder;
    private final Cosignatures counted;
    private final Question question;
    private final Publication publication;
    private final Optional<Stick> stick;
    private final InstantSource clock;
    private final House house;
    private final Pauses pauses = new Pauses();
    private final Refusals refusals = new Refusals();

    WitnessRound(
            LogFolder folder,
            Cosignatures counted,
            WitnessLine line,
            Optional<StickFolder> sticks,
            InstantSource clock,
            House house) {
        this.folder = folder;
        this.counted = counted;
        this.question = new Question(folder, counted, line, clock);
        this.publication = new Publication(folder, counted);
        this.stick = sticks.map(files -> new Stick(files, folder, counted));
        this.clock = clock;
        this.house = house;
    }

    /**
     * Goes through all witnesses, whatever goes wrong with one of them, and publishes and watches in any case.
     *
     * @throws LedgerException if what is published here contradicts itself
     */
    @Override
    public void run() {
        // Before the tree that it is held against, which is the first to grow.
        WitnessBook book = WitnessBook.read(folder, counted);
        Optional<CosignedCheckpoint> published =
                folder.checkpoint().map(SignedNote::parse).map(counted::holding);
        if (published.isEmpty()) {
            return;
        }
        SignedNote note = published.get().note();
        SignedCheckpoint next = SignedCheckpoint.parse(note.bytes());
        OwnTree tree = new OwnTree(folder, next.checkpoint().head().size());
        Faults faults = new Faults();
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            Optional<URI> address = address(witness);
            if (address.isPresent()) {
                book = guarded(faults, book, before -> ask(before, witness, address.get(), next, tree));
            }
        }
        // After the others, so that their lines and that of the stick can meet under one checkpoint.
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            if (stick.isPresent() && address(witness).isEmpty()) {
                Stick by = stick.get();
                book = guarded(faults, book, before -> carry(by, before, witness, note, tree));
            }
        }
        WitnessBook last = book;
        faults.gather(() -> publication.publish(last, tree));
        faults.gather(() -> watch(last));
        faults.rethrow();
    }

    private WitnessBook guarded(Faults faults, WitnessBook book, UnaryOperator<WitnessBook> step) {
        if (question.line().closed()) {
            return book;
        }
        try {
            return step.apply(book);
        } catch (RuntimeException e) {
            if (!question.line().closed()) {
                faults.add(e);
            }
            // The step may have kept something before it failed.
            return WitnessBook.read(folder, counted);
        }
    }

    /** Ends a wait for a witness, from another thread; what else a round does, it does to its end. */
    @Override
    public void stop() {
        question.line().close();
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

    private WitnessBook ask(
            WitnessBook book, TlogPolicy.Witness witness, URI address, SignedCheckpoint next, OwnTree tree) {
        Remembered before = book.of(witness);
        Optional<Question.Reply> denied = denied(before, witness, tree);
        if (denied.isPresent() && before.trouble().isEmpty()) {
            // What it says itself at the next question decides.
            return keep(book, witness, denied.get(), tree);
        }
        boolean seen = before.cosigned()
                .filter(note -> note.text().equals(next.note().text()))
                .isPresent();
        if ((seen && before.trouble().isEmpty()) || pauses.lasts(witness, clock.instant())) {
            tellIfDue(witness, tree);
            return book;
        }
        Question.Reply reply = question.put(witness, address, next, before.size());
        pauses.after(witness, reply.trouble().isPresent(), clock.instant());
        return keep(book, witness, reply, tree);
    }

    private WitnessBook carry(
            Stick by, WitnessBook book, TlogPolicy.Witness witness, SignedNote published, OwnTree tree) {
        Optional<Question.Reply> denied = denied(book.of(witness), witness, tree);
        WitnessBook compared = denied.isPresent() ? keep(book, witness, denied.get(), tree) : book;
        Question.Reply reply = by.fetch(witness, tree, clock.instant());
        WitnessBook kept = keep(compared, witness, reply, tree);
        try {
            if (reply.cosigned().isPresent()) {
                by.took(witness);
            }
            by.ask(witness, publication.joined(published, kept), known(kept.of(witness), tree), clock.instant());
            return kept.of(witness).trouble().equals(Optional.of(Trouble.AWAY))
                            && reply.trouble().isEmpty()
                    ? keep(kept, witness, kept.of(witness).withoutTrouble())
                    : kept;
        } catch (UncheckedIOException e) {
            return keep(kept, witness, Question.Reply.of(Trouble.AWAY, e.toString()), tree);
        }
    }

    /** What was kept here of a witness and is of another tree than the one that is published: somebody replaced it. */
    private Optional<Question.Reply> denied(Remembered before, TlogPolicy.Witness witness, OwnTree tree) {
        return before.cosigned()
                .flatMap(tree::deniedBy)
                .or(() -> publication
                        .holding()
                        .filter(found -> Cosignatures.by(witness, found))
                        .flatMap(found -> tree.deniedBy(found.note())))
                .map(trouble ->
                        Question.Reply.of(trouble, "what it cosigned before is not of the tree published here"));
    }

    private static long known(Remembered before, OwnTree tree) {
        return before.cosigned().filter(tree::holds).map(Cosignatures::size).orElse(0L);
    }

    private WitnessBook keep(WitnessBook book, TlogPolicy.Witness witness, Question.Reply reply, OwnTree tree) {
        Remembered before = book.of(witness);
        if (reply.cosigned().isPresent()) {
            SignedNote note = reply.cosigned().get();
            refusals.ended(witness);
            // An answer that came late on its stick says nothing new.
            return Cosignatures.size(note) < known(before, tree) ? book : keep(book, witness, before.after(note));
        }
        if (reply.trouble().isEmpty()) {
            tellIfDue(witness, tree);
            return book;
        }
        Remembered after = before.after(reply.trouble().get(), clock.instant());
        if (after.equals(before)) {
            tellIfDue(witness, tree);
            return book;
        }
        log(witness, after, reply.detail());
        if (after.refused()) {
            refusals.began(witness);
        }
        // Before it is remembered: told twice after a crash is better than never.
        tellIfDue(witness, tree);
        return keep(book, witness, after);
    }

    private void tellIfDue(TlogPolicy.Witness witness, OwnTree tree) {
        Instant now = clock.instant();
        if (refusals.due(witness, now)) {
            house.refused(utf8(witness.name()), tree.published());
            refusals.told(witness, now);
        }
    }

    private WitnessBook keep(WitnessBook book, TlogPolicy.Witness witness, Remembered after) {
        WitnessBook kept = book.with(witness, after);
        kept.keep(folder);
        return kept;
    }

    private static void log(TlogPolicy.Witness witness, Remembered after, String detail) {
        LOG.log(after.refused() ? Level.SEVERE : Level.WARNING, "Witness {0}: {1} ({2})", new Object[] {
            utf8(witness.name()), after.trouble().map(Trouble::name).orElse(""), OutsideLine.forLog(detail)
        });
    }

    private void watch(WitnessBook book) {
        boolean late = lateSince().isPresent();
        if (late == book.quorumLost()) {
            return;
        }
        if (late) {
            house.quorumLost(publication.covered());
        } else {
            house.quorumMet(publication.covered());
        }
        book.withQuorumLost(late).keep(folder);
    }

    private Optional<Instant> lateSince() {
        // A policy that asks for nobody is met by nobody.
        return counted.policy().quorum().isMetBy(Set.of()) ? Optional.empty() : house.lateSince(publication.covered());
    }

    /** What is known now; reads and changes nothing, so that every node says the same. */
    WitnessState state() {
        WitnessBook book = WitnessBook.read(folder, counted);
        Optional<CosignedCheckpoint> cosigned = publication.cosigned();
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
