package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCounts;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailLog.Signed;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.OfflineProof;

/**
 * Lets the trail leave the system, with a reason: as a table, or as entries with their proofs.
 *
 * <p>What leaves is read in many short transactions, or a large export would hold one open for minutes. So it has two entries:
 * one before the first byte leaves, and one with the hash of the very file when the last one has. A line that breaks off
 * between them leaves the first alone, as it should: some of it is outside.
 */
@Stateless
public class TrailExportService {

    private static final int LONGEST_REASON = 500;

    /** Entries that are in memory at a time. */
    private static final int AT_ONCE = 500;

    @Inject
    private TrailEntries entries;

    @Inject
    private TrailCounts counts;

    @Inject
    private TrailLog log;

    @Inject
    private StaffQueries staff;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** In which form the trail leaves, and how many entries one file of it may hold. */
    public enum Format {
        CSV(Long.MAX_VALUE),
        /** A sheet has 1,048,576 rows, the first of which is the head. */
        XLSX(1_048_575),
        /** What somebody may print; a paper is built in memory, too. */
        PDF(5_000),
        /** Each entry is two members, and a verifier of another make may not know zips of more than 65,535. */
        BUNDLE(30_000);

        private final long most;

        Format(long most) {
            this.most = most;
        }

        public long most() {
            return most;
        }
    }

    /**
     * An export that was begun.
     *
     * @param count of the entries that the filter lets through and that had happened by then
     */
    public record Export(
            TrailFilter filter, Format format, long count, Instant begun, String organ, String by, String reason) {}

    /** One entry, the proof that it is in the log, and a bundle of both. */
    @SuppressWarnings("ArrayRecordComponent") // made once, sent once
    public record Proof(byte[] entry, byte[] proof, byte[] bundle) {}

    /**
     * Begins an export and says so in the trail.
     *
     * @throws org.xiezhi.casework.shared.InvalidException without a reason, or if there is more than the format holds
     */
    @Requires(Permission.AUDIT_EXPORT)
    public Export begin(TrailFilter filter, Format format, @Nullable String reason) {
        gate.require(Permission.AUDIT_EXPORT);
        Instant now = clock.now();
        long count = counts.count(filter, now);
        InputCheck check = new InputCheck();
        String why = check.required("purpose", reason, LONGEST_REASON);
        check.demand(
                count <= format.most() || wholeLog(filter, format),
                "purpose",
                "input.export_too_large",
                Long.toString(count),
                Long.toString(format.most()));
        check.orRefuse();
        Map<Value, String> said = new EnumMap<>(Map.of(
                Value.COUNT, Long.toString(count),
                Value.FORMAT, format.name(),
                Value.REASON, why));
        if (!filter.told().isEmpty()) {
            said.put(Value.FILTER, filter.told());
        }
        trail.append(Act.TRAIL_EXPORT_BEGUN, Subject.of("trail"), said);
        return new Export(filter, format, count, now, staff.organ(), actor.get().displayName(), why);
    }

    /** A bundle of everything is the log itself, which proves more than its entries one by one. */
    private static boolean wholeLog(TrailFilter filter, Format format) {
        return format == Format.BUNDLE && filter.told().isEmpty();
    }

    /** The next entries of an export in the order in which they happened; none at its end. */
    @Requires(Permission.AUDIT_EXPORT)
    public List<Entry> next(Export export, Optional<Entry> after) {
        gate.require(Permission.AUDIT_EXPORT);
        return entries.next(export.filter(), export.begun(), after, AT_ONCE);
    }

    /** The checkpoint of the moment. @throws NotFoundException if none was published yet */
    @Requires(Permission.AUDIT_EXPORT)
    public Signed signed() {
        gate.require(Permission.AUDIT_EXPORT);
        return log.signed().orElseThrow(() -> new NotFoundException("checkpoint: none was published yet"));
    }

    /**
     * Writes the bundle of an export, which the verifier accepts without the product: the whole log if nothing narrows it,
     * else each entry with its proof. Entries that wait for their leaf can be proved by nothing and are left out.
     *
     * @return how many entries are in it
     */
    @Requires(Permission.AUDIT_EXPORT)
    public long bundle(Export export, OutputStream target) throws IOException {
        gate.require(Permission.AUDIT_EXPORT);
        try (BundleWriter bundle = new BundleWriter(target, List.of())) {
            if (wholeLog(export.filter(), export.format())) {
                // The log may grow meanwhile; what it says is of the checkpoint in the bundle or of an older one.
                long size = signed().size();
                bundle.wholeLog(log.folder());
                return size;
            }
            bundle.key(log.folder());
            Signed signed = signed();
            long written = 0;
            List<Entry> page = next(export, Optional.empty());
            while (!page.isEmpty()) {
                for (Entry entry : page) {
                    Optional<Long> leaf = entry.leaf().filter(index -> index < signed.size());
                    if (leaf.isPresent()) {
                        bundle.entry(stored(leaf.get()), prove(leaf.get(), signed));
                        written++;
                    }
                }
                page = next(export, Optional.of(page.get(page.size() - 1)));
            }
            return written;
        }
    }

    /** Says in the trail what has left. */
    @Requires(Permission.AUDIT_EXPORT)
    public void finish(Export export, long count, long bytes, String sha256) {
        gate.require(Permission.AUDIT_EXPORT);
        trail.append(
                Act.TRAIL_EXPORTED,
                Subject.of("trail"),
                Map.of(
                        Value.COUNT, Long.toString(count),
                        Value.FORMAT, export.format().name(),
                        Value.BYTES, Long.toString(bytes),
                        Value.SHA256, sha256));
    }

    /**
     * One entry as it stands in the log, and its proof under the checkpoint of the moment.
     *
     * @throws NotFoundException if the log has no such entry under a checkpoint
     */
    @Requires(Permission.AUDIT_EXPORT)
    public Proof prove(long leaf) {
        gate.require(Permission.AUDIT_EXPORT);
        Signed signed = log.signed()
                .filter(checkpoint -> leaf >= 0 && leaf < checkpoint.size())
                .orElseThrow(() -> new NotFoundException("entry " + leaf + " of the log"));
        byte[] entry = stored(leaf);
        OfflineProof proof = prove(leaf, signed);
        trail.append(Act.PROOF_TAKEN, Subject.of("trail"), Map.of(Value.ENTRY, Long.toString(leaf)));
        return new Proof(entry, proof.bytes(), bundle(entry, proof));
    }

    private byte[] bundle(byte[] entry, OfflineProof proof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BundleWriter bundle = new BundleWriter(bytes, List.of())) {
            bundle.key(log.folder());
            bundle.entry(entry, proof);
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private byte[] stored(long leaf) {
        return log.folder().entries(leaf, leaf + 1).get(0);
    }

    private OfflineProof prove(long leaf, Signed signed) {
        return OfflineProof.of(log.folder().inclusion(leaf, signed.size()), signed.checkpoint());
    }
}
