package org.xiezhi.casework.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One member's signature under one text of the report; a changed text has other bytes and is not signed. */
@Entity
@Table(name = "report_signature")
@NamedQuery(
        name = ReportSignature.OF,
        query = "select s from ReportSignature s where s.report = :report order by s.signed")
public class ReportSignature {

    static final String OF = "ReportSignature.of";

    @Id
    private UUID id;

    @Column(name = "report_id")
    private UUID report;

    @Column(name = "account_id")
    private UUID account;

    private Instant signed;

    @Column(name = "report_hash")
    private String reportHash;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected ReportSignature() {}

    ReportSignature(UUID id, UUID report, UUID account, Instant signed, String reportHash) {
        this.id = id;
        this.report = report;
        this.account = account;
        this.signed = signed;
        this.reportHash = reportHash;
    }

    public UUID id() {
        return id;
    }

    public UUID report() {
        return report;
    }

    public UUID account() {
        return account;
    }

    public Instant signed() {
        return signed;
    }

    boolean under(String hash) {
        return reportHash.equals(hash);
    }

    void renew(Instant now, String hash) {
        this.signed = now;
        this.reportHash = hash;
    }
}
