package org.xiezhi.casework.custody;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailProofs;
import org.xiezhi.casework.custody.BagFile.Made;
import org.xiezhi.casework.custody.BagFile.Original;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.custody.CustodyRecordService.Press;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.shared.Sha256;

/**
 * Lets originals leave the system in a bag that proves itself: with their records of custody and the trail's proofs. Links
 * and entries are committed before the first byte is read, and the entry has the hash of the manifest, which has all others.
 */
@Stateless
public class EvidenceBagService {

    /** Their papers are in memory until the bag is fetched; a larger matter leaves in several bags. */
    static final int MOST_ITEMS = 100;

    private static final int LONGEST_REASON = 500;

    @Inject
    private EvidenceItems items;

    @Inject
    private ItemRecords records;

    @Inject
    private EvidenceReaderService reader;

    @Inject
    private OpenBags bags;

    @Inject
    private TrailProofs proofs;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** What a browser is told of a bag before its first byte; the length is in bytes. */
    public record Announced(String fileName, long length) {}

    /**
     * Begins a bag, for who works on the matter.
     *
     * @param chosen items of the matter that have a file; null stands for all of them
     * @param record prints the record of custody of one item
     * @param electronic prints the list of electronic data
     * @return under which {@link #announce} and {@link #write} find it
     */
    @Requires(Permission.EVIDENCE_EXPORT)
    public UUID begin(
            UUID matter,
            @Nullable Set<UUID> chosen,
            @Nullable String reason,
            Press<CustodyRecord> record,
            Press<CustodyRecord> electronic) {
        gate.require(Permission.EVIDENCE_EXPORT, matter);
        List<Evidence> files = items.of(matter).stream()
                .filter(item -> !item.isThing())
                .filter(item -> chosen == null || chosen.contains(item.id()))
                .toList();
        InputCheck check = new InputCheck();
        String why = check.required("bagReason", reason, LONGEST_REASON);
        check.demand(!files.isEmpty(), "bagItems", "input.required");
        check.demand(
                files.size() <= MOST_ITEMS,
                "bagItems",
                "input.bag_too_large",
                Integer.toString(MOST_ITEMS),
                Integer.toString(files.size()));
        check.orRefuse();

        BagPapers papers = new BagPapers(files, record, () -> records.gather(matter, files, true, why));
        List<UUID> openings = reader.exportTogether(matter, files, why, papers);
        CustodyRecord all = papers.gathered();
        List<BagFile> payload = originals(files, all.items(), openings);
        payload.addAll(papers.printed());
        List<Evidence> listed = records.electronic(matter, files);
        if (!listed.isEmpty()) {
            payload.add(new Made(BagNames.ELECTRONIC_DATA, electronic.print(papers.of(listed))));
        }
        proofs.bundle(proved(files)).ifPresent(bundle -> payload.add(new Made(BagNames.PROOFS, bundle)));
        return open(matter, all, payload);
    }

    private static List<BagFile> originals(List<Evidence> files, List<Item> items, List<UUID> openings) {
        List<BagFile> originals = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Evidence file = files.get(i);
            String path = BagNames.original(file.item(), items.get(i).texts().name(), file.format());
            originals.add(new Original(path, file.id(), openings.get(i), file.size(), file.sha256()));
        }
        return originals;
    }

    /** Openings are left out: who looked at an item is no matter of whoever gets a copy, and they are many. */
    private List<Row> proved(List<Evidence> files) {
        return files.stream()
                .flatMap(item -> items.custody(item.id()).stream())
                .filter(link -> link.handling() != Handling.OPENED)
                .map(link -> new Row("custody", link.id()))
                .toList();
    }

    private UUID open(UUID matter, CustodyRecord all, List<BagFile> payload) {
        EvidenceBag bag = EvidenceBag.of(
                new EvidenceBag.Facts(all.organ(), all.number(), all.printedBy(), all.printed()), payload);
        trail.append(
                Act.BAG_EXPORTED,
                Subject.of("matter", matter, matter),
                Map.of(
                        Value.NUMBER, all.number(),
                        Value.COUNT, Integer.toString(all.items().size()),
                        Value.BYTES, Long.toString(EvidenceBag.bytes(payload)),
                        Value.SHA256, bag.manifest().sha256(),
                        Value.REASON, all.reason()));
        UUID id = clock.nextId();
        bags.add(actor.get().webSession(), new OpenBags.Open(id, matter, bag));
        return id;
    }

    /** What the browser is to expect of a bag of this session; access is asked again. */
    @Requires(Permission.EVIDENCE_EXPORT)
    public Announced announce(UUID id) {
        OpenBags.Open open = find(id);
        gate.require(Permission.EVIDENCE_EXPORT, open.matter());
        return new Announced(open.bag().name() + ".zip", open.bag().length());
    }

    private OpenBags.Open find(UUID id) {
        return bags.find(id, actor.get().webSession(), clock.now())
                .orElseThrow(() -> new NotFoundException("bag " + id));
    }

    /**
     * Writes a bag; outside a transaction, because a slow line must not hold one open.
     *
     * @throws IntegrityException if an original does not verify: what was written is no whole zip, and it is recorded
     */
    @OpenToAll(because = "only the session that began a bag finds it, and access is asked again for each original")
    @TransactionAttribute(NOT_SUPPORTED)
    public void write(UUID id, OutputStream target) throws IOException {
        EvidenceBag bag = find(id).bag();
        MeasuredZip zip =
                new MeasuredZip(target, bag.made().atZone(ServerClock.ZONE).toLocalDateTime());
        for (BagFile file : bag.files()) {
            zip.add(bag.member(file), out -> write(file, out));
        }
        zip.finish();
    }

    private void write(BagFile file, OutputStream out) throws IOException {
        if (file instanceof Made made) {
            out.write(made.content());
        } else if (file instanceof Original original) {
            copy(original, out);
        }
    }

    private void copy(Original original, OutputStream out) throws IOException {
        EvidenceReaderService.Original opened = reader.read(original.opening());
        MessageDigest digest = Sha256.begin();
        try (SealedObject content = opened.content()) {
            content.copyTo(new DigestOutputStream(out, digest), 0, original.size());
        } catch (org.xiezhi.vault.shared.IntegrityException e) {
            throw damaged(original, e);
        }
        // Each segment was verified before it left; that all of them are what the manifest says is known here only.
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(original.sha256())) {
            throw damaged(original, new IOException("expected SHA-256 " + original.sha256() + ", found " + found));
        }
    }

    private IntegrityException damaged(Original original, Exception why) {
        reader.damaged(original.evidence());
        return new IntegrityException("evidence " + original.evidence(), why);
    }
}
