package org.xiezhi.casework.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.xiezhi.casework.LogKeys;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/** A log that grows, and a product that asks its witnesses: every round is that of a process that has just started. */
final class WitnessedLog implements WitnessRound.House {

    static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");

    final NoteSigner signer;
    final LogFolder folder;
    final Path sticks;
    final List<String> told = new ArrayList<>();
    Instant now = BEGIN;
    /** A witness about which the trail takes nothing. */
    Optional<String> breaks = Optional.empty();

    Optional<Duration> alarm = Optional.empty();
    private final Path path;
    private long size;

    WitnessedLog(Path path) {
        this(path, newKey());
    }

    WitnessedLog(Path path, NoteSigner signer) {
        this.path = path;
        this.signer = signer;
        folder = LogFolder.open(path.resolve("trail"));
        sticks = path.resolve("sticks");
        folder.installKey(signer.verifier());
    }

    static NoteSigner newKey() {
        return LogKeys.make("xiezhi/trail/test");
    }

    /** Grows by so many entries that are like those of every log with this word. */
    void grow(int count, String word) {
        folder.append(
                size,
                LongStream.range(size, size + count)
                        .mapToObj(i -> ("{\"" + word + "\":" + i + "}").getBytes(StandardCharsets.UTF_8))
                        .toList());
        size += count;
        folder.publish(signer.sign(new Checkpoint(signer.verifier().name(), folder.headAt(size)).text())
                .bytes());
    }

    void grow(int count) {
        grow(count, "no");
    }

    static TlogPolicy policy(String lines) {
        return TlogPolicy.parse(lines.getBytes(StandardCharsets.UTF_8));
    }

    WitnessRound product(String policy) {
        return product(policy, new DiskFiles());
    }

    WitnessRound product(String policy, Duration patience) {
        return product(policy, new DiskFiles(), patience);
    }

    WitnessRound product(String policy, LedgerFiles files) {
        // No test waits for it, unless it says so itself.
        return product(policy, files, Duration.ofMinutes(1));
    }

    private WitnessRound product(String policy, LedgerFiles files, Duration patience) {
        return new WitnessRound(
                LogFolder.open(path.resolve("trail"), files),
                new Cosignatures(signer.verifier(), policy(policy)),
                new WitnessLine(patience),
                Files.isDirectory(sticks) ? Optional.of(new StickFolder(sticks)) : Optional.empty(),
                () -> now,
                this);
    }

    Optional<CosignedCheckpoint> cosigned(String policy) {
        return folder.cosigned()
                .map(SignedNote::parse)
                .map(new Cosignatures(signer.verifier(), policy(policy))::holding);
    }

    @Override
    public Optional<Instant> lateSince(long covered) {
        return covered < size
                ? alarm.filter(allowed -> BEGIN.plus(allowed).isBefore(now)).map(allowed -> BEGIN)
                : Optional.empty();
    }

    @Override
    public void refused(String witness, long refusedSize) {
        if (breaks.equals(Optional.of(witness))) {
            throw new IllegalStateException("the trail takes nothing about " + witness);
        }
        told.add("refused " + witness + " " + refusedSize);
    }

    @Override
    public void quorumLost(long covered) {
        told.add("lost " + covered);
    }

    @Override
    public void quorumMet(long covered) {
        told.add("met " + covered);
    }
}
