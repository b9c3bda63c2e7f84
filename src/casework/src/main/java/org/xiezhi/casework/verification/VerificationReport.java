package org.xiezhi.casework.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.casework.approval.DocumentHash;
import org.xiezhi.ledger.CanonicalJson;

/** What the team found (GZ 35); every member signs exactly this text. */
@Entity
@Table(name = "verification_report")
@NamedQuery(name = VerificationReport.OF, query = "select r from VerificationReport r where r.matter = :matter")
public class VerificationReport {

    static final String OF = "VerificationReport.of";

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    private String plan;
    private String findings;
    private String basis;
    private String outcome;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected VerificationReport() {}

    VerificationReport(UUID id, UUID matter, String plan) {
        this.id = id;
        this.matter = matter;
        this.plan = plan;
        this.findings = "";
        this.basis = "";
        this.outcome = "";
    }

    public UUID id() {
        return id;
    }

    public String plan() {
        return plan;
    }

    public String findings() {
        return findings;
    }

    public String basis() {
        return basis;
    }

    public String outcome() {
        return outcome;
    }

    public long version() {
        return version;
    }

    void plan(String newPlan) {
        this.plan = newPlan;
    }

    void write(String newFindings, String newBasis, String newOutcome) {
        this.findings = newFindings;
        this.basis = newBasis;
        this.outcome = newOutcome;
    }

    /** What a member signs: SHA-256 over the canonical text. */
    public String hash() {
        Map<String, Object> text = new TreeMap<>();
        text.put("matter", matter.toString());
        text.put("plan", plan);
        text.put("findings", findings);
        text.put("basis", basis);
        text.put("outcome", outcome);
        return DocumentHash.of(CanonicalJson.write(text));
    }
}
