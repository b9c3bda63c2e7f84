package org.xiezhi.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.OfflineProof;
import org.xiezhi.ledger.UnverifiedException;

/** Checks single entries by their proofs. */
final class PartVerification {

    private final Given given;
    private final Report report;
    private final Scratch scratch;
    private boolean trusted = true;
    private boolean witnessed = true;

    PartVerification(Given given, Report report, Scratch scratch) {
        this.given = given;
        this.report = report;
        this.scratch = scratch;
    }

    /** The entries of a bundle without the log. */
    void run(Path folder, Optional<RowTrail> rows) throws IOException {
        Path part = folder.resolve(BundleWriter.PART);
        Optional<NoteVerifier> beside = keyBeside(folder.resolve(BundleWriter.LOG + LogFolder.KEY));
        TreeSet<Long> indices = new TreeSet<>();
        for (String name : BundleVerification.names(part)) {
            indices.add(Long.parseLong(name.substring(0, name.indexOf('.'))));
        }
        if (indices.isEmpty()) {
            report.problem("bundle", BundleWriter.PART, "entries with proofs, or a log", "neither");
        }
        long proved = 0;
        try (EntryChecks entries = EntryChecks.ofPart(report, rows, scratch)) {
            for (long index : indices) {
                Path entry = part.resolve(index + ".json");
                Path proof = part.resolve(index + ".tlog-proof");
                if (!Files.exists(entry) || !Files.exists(proof)) {
                    report.problem("bundle", "entry " + index, "an entry and its proof", "one of the two");
                    continue;
                }
                byte[] bytes = Files.readAllBytes(entry);
                if (prove("entry " + index, index, bytes, Files.readAllBytes(proof), beside, entries)) {
                    proved++;
                }
                entries.entry(index, bytes);
            }
            entries.finish();
        }
        report.checked("proofs", proved);
        tell();
    }

    private Optional<NoteVerifier> keyBeside(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(NoteVerifier.parse(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text));
        } catch (MalformedException e) {
            report.problem("key", LogFolder.KEY, "a public key", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** One proof and the entry beside it. */
    void run(byte[] entry, byte[] proof) {
        try (EntryChecks entries = EntryChecks.ofPart(report, Optional.empty(), scratch)) {
            Optional<OfflineProof> parsed = parse("proof", proof);
            if (parsed.isPresent() && prove("proof", parsed.get().index(), entry, proof, Optional.empty(), entries)) {
                report.checked("proofs", 1);
            }
            entries.entry(parsed.map(OfflineProof::index).orElse(0L), entry);
            entries.finish();
        }
        tell();
    }

    private Optional<OfflineProof> parse(String where, byte[] proof) {
        try {
            return Optional.of(OfflineProof.parse(proof));
        } catch (MalformedException e) {
            report.problem("proof", where, "a tlog-proof", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean prove(
            String where, long index, byte[] entry, byte[] proof, Optional<NoteVerifier> beside, EntryChecks entries) {
        Optional<OfflineProof> parsed = parse(where, proof);
        if (parsed.isEmpty()) {
            return false;
        }
        OfflineProof claim = parsed.get();
        if (claim.index() != index) {
            report.problem("proof", where, "index " + index, "index " + claim.index());
            return false;
        }
        byte[] checkpoint = claim.checkpoint().getBytes(StandardCharsets.UTF_8);
        Optional<NoteVerifier> brought = given.keyOf(claim.checkpoint().split("\n", 2)[0]);
        Optional<NoteVerifier> key = brought.or(() -> beside);
        if (brought.isEmpty()) {
            trusted = false;
        }
        if (key.isEmpty()) {
            report.problem("key", where, "a public key of the log, with --key", "none");
            return false;
        }
        if (!new WitnessCheck(given.policy(), report).judge(where, checkpoint, entries::seen)) {
            witnessed = false;
        }
        try {
            Checkpoint signed = claim.verify(entry, key.get());
            report.head(signed.head());
            return true;
        } catch (UnverifiedException | MalformedException e) {
            report.problem("proof", where, "a proof that holds", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void tell() {
        if (!trusted) {
            report.unchecked("key");
        }
        if (given.policy().filter(policy -> !policy.witnesses().isEmpty()).isPresent()) {
            if (witnessed) {
                report.checked("quorum");
            } else {
                report.unchecked("quorum");
            }
        }
        if (given.earlier().isPresent()) {
            report.unchecked("earlier_part");
        }
        report.outside("part");
    }
}
