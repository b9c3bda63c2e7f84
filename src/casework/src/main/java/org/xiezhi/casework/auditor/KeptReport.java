package org.xiezhi.casework.auditor;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.shared.OptionalUuidColumn;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.Hash;
import org.xiezhi.ledger.TreeHead;

/** What a verification found, kept as it was told; nobody changes it. */
@Entity
@Table(name = "trail_report")
@NamedQuery(name = KeptReport.NEWEST_FIRST, query = "select r from KeptReport r order by r.ended desc, r.id desc")
@NamedQuery(
        name = KeptReport.WHOLE,
        query = "select r from KeptReport r where r.since = 0 order by r.ended desc, r.id desc")
public class KeptReport {

    static final String NEWEST_FIRST = "KeptReport.newestFirst";
    static final String WHOLE = "KeptReport.whole";

    @Id
    private UUID id;

    private Instant begun;
    private Instant ended;

    @Column(name = "account_id")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID account;

    private long since;

    @Column(name = "kept_size")
    private @Nullable Long keptSize;

    @Column(name = "kept_root")
    private @Nullable String keptRoot;

    private long entries;
    private long unsigned;

    @Column(name = "guarded_rows")
    private long rows;

    private long erased;
    private String root;
    private String checkpoint;
    private long total;
    private String findings;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected KeptReport() {}

    KeptReport(UUID id, Instant ended, Optional<UUID> account, TrailReport report) {
        this.id = id;
        this.begun = report.at();
        this.ended = ended;
        this.account = account.orElse(null);
        this.since = report.since();
        this.keptSize = report.kept().map(TreeHead::size).orElse(null);
        this.keptRoot = report.kept().map(head -> head.root().base64()).orElse(null);
        this.entries = report.entries();
        this.unsigned = report.unsigned();
        this.rows = report.rows();
        this.erased = report.erased();
        this.root = report.root();
        this.checkpoint = report.checkpoint();
        this.total = report.total();
        this.findings = text(report.findings());
    }

    private static String text(List<TrailFinding> findings) {
        List<Object> list = new ArrayList<>();
        findings.forEach(
                finding -> list.add(List.of(finding.kind(), finding.where(), finding.expected(), finding.found())));
        return new String(CanonicalJson.write(Map.of("findings", list)), StandardCharsets.UTF_8);
    }

    public UUID id() {
        return id;
    }

    public Instant ended() {
        return ended;
    }

    /** Whose word it was; empty where the schedule did it. */
    public Optional<UUID> account() {
        return Optional.ofNullable(account);
    }

    public boolean clean() {
        return total == 0;
    }

    /** For a reader. */
    Report view() {
        return new Report(id, ended, account(), report());
    }

    /** As the verification told it. */
    public TrailReport report() {
        Optional<TreeHead> kept = keptSize == null || keptRoot == null
                ? Optional.empty()
                : Optional.of(new TreeHead(keptSize, Hash.ofBase64(keptRoot)));
        return new TrailReport(
                begun, since, kept, entries, unsigned, rows, erased, root, checkpoint, findings(), total);
    }

    private List<TrailFinding> findings() {
        List<TrailFinding> list = new ArrayList<>();
        Object all = CanonicalJson.parseObject(findings.getBytes(StandardCharsets.UTF_8))
                .get("findings");
        for (Object one : (List<?>) java.util.Objects.requireNonNull(all)) {
            List<?> parts = (List<?>) one;
            list.add(new TrailFinding(
                    (String) parts.get(0), (String) parts.get(1), (String) parts.get(2), (String) parts.get(3)));
        }
        return list;
    }
}
