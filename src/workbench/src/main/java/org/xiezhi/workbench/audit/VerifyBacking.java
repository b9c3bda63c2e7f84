package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.auditor.Report;
import org.xiezhi.casework.auditor.StateQueries;
import org.xiezhi.casework.auditor.TrailService;
import org.xiezhi.casework.auditor.TrailVerifier;
import org.xiezhi.casework.auditor.TrailVerifier.Job;

/** Verifies everything by one button, or from a checkpoint that the auditor kept, and follows the verification to its end. */
@Named
@ViewScoped
public class VerifyBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient TrailService service;
    private transient TrailVerifier verifier;
    private transient StateQueries queries;
    private transient @Nullable TrailReport report;
    private @Nullable UUID job;
    private @Nullable UUID reportId;
    private boolean failed;
    private @Nullable String kept;
    private boolean unfolded;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected VerifyBacking() {}

    @Inject
    VerifyBacking(TrailService service, TrailVerifier verifier, StateQueries queries) {
        this.service = service;
        this.verifier = verifier;
        this.queries = queries;
    }

    /** Shows the verification that somebody else, or the schedule, has begun. */
    public void open() {
        job = verifier.underWay().map(Job::id).orElse(null);
    }

    public void verify() {
        begin(service::verify);
    }

    public void verifyAgainst() {
        String pasted = pasted();
        begin(progress -> service.verifyAgainst(pasted, progress));
    }

    public void verifySince() {
        String pasted = pasted();
        begin(progress -> service.verifySince(pasted, progress));
    }

    private String pasted() {
        unfolded = true;
        // If this one is refused, the answer to an earlier question must not stand beside the refusal.
        report = null;
        reportId = null;
        service.demandCheckpoint(kept);
        return String.valueOf(kept);
    }

    private void begin(Function<TrailProgress, Report> how) {
        report = null;
        reportId = null;
        failed = false;
        job = verifier.begin(how).id();
        look();
    }

    /** Asks how far it has come; a job that this node knows no more was given up by a restart. */
    public void look() {
        Optional<Job> under = mine();
        if (under.filter(Job::underWay).isPresent()) {
            return;
        }
        failed = under.map(Job::failed).orElse(true);
        job = null;
        under.flatMap(Job::report).ifPresent(id -> {
            reportId = id;
            report = queries.report(id).report();
        });
    }

    private Optional<Job> mine() {
        return Optional.ofNullable(job).flatMap(verifier::find);
    }

    /** Whether a verification goes on. */
    public boolean isUnderWay() {
        return job != null;
    }

    public boolean isFailed() {
        return failed;
    }

    /** How far it has come; empty where none goes on. */
    public @Nullable TrailProgress getProgress() {
        return mine().map(Job::progress).orElse(null);
    }

    public @Nullable TrailReport getReport() {
        return report;
    }

    public @Nullable UUID getReportId() {
        return reportId;
    }

    public @Nullable String getKept() {
        return kept;
    }

    public void setKept(@Nullable String kept) {
        this.kept = kept;
    }

    /** Whether the part about the kept checkpoint stands open: after the first use of it. */
    public boolean isUnfolded() {
        return unfolded;
    }
}
