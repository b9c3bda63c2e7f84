package org.xiezhi.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Checks a whole log folder from its entries up, in constant memory, without trusting any file of it.
 *
 * <p>Bad content is reported and never thrown; an {@link java.io.UncheckedIOException} means that the disk failed. The
 * log may grow meanwhile.
 */
public final class LogCheck {

    private static final String EARLIER = "earlier checkpoint";

    private final LogFolder folder;
    private final Optional<NoteVerifier> trusted;
    private final Optional<byte[]> earlier;
    private final TreeHead checked;

    private LogCheck(LogFolder folder, Optional<NoteVerifier> trusted, Optional<byte[]> earlier, TreeHead checked) {
        this.folder = folder;
        this.trusted = trusted;
        this.earlier = earlier;
        this.checked = checked;
    }

    /** A check that believes the key in the folder; it shows damage, but not a log made anew with another key. */
    public static LogCheck of(LogFolder folder) {
        return new LogCheck(folder, Optional.empty(), Optional.empty(), TreeHead.EMPTY);
    }

    /** The same check with a key that came another way. */
    public LogCheck trusting(NoteVerifier key) {
        return new LogCheck(folder, Optional.of(key), earlier, checked);
    }

    /** The same check, which also demands that the log continues a checkpoint that was kept elsewhere. */
    public LogCheck since(byte[] checkpoint) {
        return new LogCheck(folder, trusted, Optional.of(checkpoint.clone()), checked);
    }

    /**
     * The same check of what came after a head that was checked before. It demands that the log continues that head, reads
     * no entry and no full tile before it, and so does not see what happened to those since.
     */
    public LogCheck after(TreeHead head) {
        return new LogCheck(folder, trusted, earlier, head);
    }

    /** Checks everything and shows the visitor every entry that could be read, those behind the checkpoint included. */
    public LogReport run(EntryVisitor visitor) {
        Findings findings = new Findings();
        Optional<NoteVerifier> key = key(findings);
        // Before the checkpoint, which is the first to grow.
        Optional<byte[]> cosigned = folder.cosigned();
        Optional<byte[]> published = folder.checkpoint();
        if (published.isEmpty()) {
            findings.add(Finding.Kind.CHECKPOINT, LogFolder.CHECKPOINT, "a signed checkpoint", "none");
        }
        Optional<TreeHead> signed = published.flatMap(note -> head(LogFolder.CHECKPOINT, note, key, findings));
        Optional<TreeHead> kept = earlier.flatMap(note -> head(EARLIER, note, key, findings));
        Optional<TreeHead> seen = cosigned.flatMap(note -> head(LogFolder.COSIGNED, note, key, findings));

        LogPass pass = new LogPass(folder, signed.map(TreeHead::size).orElse(0L), findings, checked);
        signed.ifPresent(head -> pass.expect(head, Finding.Kind.ROOT, LogFolder.CHECKPOINT));
        kept.ifPresent(head -> demand(head, EARLIER, signed, pass, findings));
        seen.ifPresent(head -> demand(head, LogFolder.COSIGNED, signed, pass, findings));
        TreeHead rebuilt = pass.run(visitor);
        Optional<SignedNote> checkpoint = signed.flatMap(head -> published).map(SignedNote::parse);
        return new LogReport(signed, checkpoint, rebuilt, findings.kept(), findings.total());
    }

    /** What somebody else saw: the log must begin with it, and its checkpoint must not be behind it. */
    private static void demand(
            TreeHead seen, String where, Optional<TreeHead> signed, LogPass pass, Findings findings) {
        pass.expect(seen, Finding.Kind.FORK, where);
        if (signed.isPresent() && signed.get().size() < seen.size()) {
            findings.add(
                    Finding.Kind.FORK,
                    LogFolder.CHECKPOINT,
                    "at least " + seen.size() + " entries, as the " + where + " says",
                    signed.get().size());
        }
    }

    private Optional<NoteVerifier> key(Findings findings) {
        Optional<NoteVerifier> installed = Optional.empty();
        try {
            installed = folder.key();
            if (installed.isEmpty()) {
                findings.add(Finding.Kind.KEY, LogFolder.KEY, "a public key", "none");
            }
        } catch (MalformedException e) {
            findings.add(Finding.Kind.KEY, LogFolder.KEY, "a public key", String.valueOf(e.getMessage()));
        }
        if (trusted.isPresent()
                && installed.isPresent()
                && !trusted.get().vkey().equals(installed.get().vkey())) {
            findings.add(
                    Finding.Kind.KEY,
                    LogFolder.KEY,
                    trusted.get().vkey(),
                    installed.get().vkey());
        }
        return trusted.isPresent() ? trusted : installed;
    }

    private static Optional<TreeHead> head(String where, byte[] bytes, Optional<NoteVerifier> key, Findings findings) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            key.ifPresent(verifier -> judge(where, note, checkpoint, verifier, findings));
            return Optional.of(checkpoint.head());
        } catch (MalformedException e) {
            findings.add(Finding.Kind.CHECKPOINT, where, "a signed checkpoint", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void judge(
            String where, SignedNote note, Checkpoint checkpoint, NoteVerifier key, Findings findings) {
        if (!checkpoint.origin().equals(key.name())) {
            findings.add(Finding.Kind.CHECKPOINT, where, "origin " + key.name(), "origin " + checkpoint.origin());
        }
        try {
            note.verify(List.of(key));
        } catch (UnverifiedException e) {
            findings.add(Finding.Kind.SIGNATURE, where, "a signature by " + key.vkey(), String.valueOf(e.getMessage()));
        }
    }
}
