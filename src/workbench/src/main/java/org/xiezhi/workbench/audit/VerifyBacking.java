package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.auditor.TrailService;
import org.xiezhi.workbench.frame.Download;
import org.xiezhi.workbench.words.Words;

/** Verifies everything by one button, or from a checkpoint that the auditor kept, and gives him one for the next time. */
@Named
@ViewScoped
public class VerifyBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient TrailService service;
    private transient Words words;
    private transient @Nullable TrailReport report;
    private @Nullable String kept;
    private boolean unfolded;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected VerifyBacking() {}

    @Inject
    VerifyBacking(TrailService service, Words words) {
        this.service = service;
        this.words = words;
    }

    public void verify() {
        show(() -> service.verify());
    }

    public void verifyAgainst() {
        unfolded = true;
        show(() -> service.verifyAgainst(kept));
    }

    public void verifySince() {
        unfolded = true;
        show(() -> service.verifySince(kept));
    }

    private void show(Supplier<TrailReport> verification) {
        // If this one is refused, the answer to an earlier question must not stand beside the refusal.
        report = null;
        report = verification.get();
    }

    /** Sends the checkpoint that the page shows; nothing new is looked at, so that the trail has no entry of it. */
    public void save() {
        if (report != null) {
            Download.send(fileName(report), report.checkpoint().getBytes(StandardCharsets.UTF_8));
        }
    }

    static String fileName(TrailReport report) {
        return "checkpoint-" + (report.entries() - report.unsigned()) + ".txt";
    }

    public @Nullable TrailReport getReport() {
        return report;
    }

    /** What kind of contradiction it is. */
    public String word(TrailFinding finding) {
        return words.get("audit_verify.finding." + finding.kind());
    }

    /** What to do about a trail that does not continue the kept checkpoint; empty if it does, or none was given. */
    public String getAlarm() {
        return report == null
                ? ""
                : report.findings().stream()
                        .map(TrailFinding::kind)
                        .filter(kind -> kind.startsWith("kept_"))
                        .findFirst()
                        .map(kind -> words.get("audit_verify.alarm." + kind))
                        .orElse("");
    }

    /** One side of a contradiction, or where it is, in words, or the value itself; the page draws a value as code. */
    public String said(String side) {
        return FindingWords.of(side)
                .map(said -> words.say(said.key(), said.quoted().toArray()))
                .orElse("");
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
