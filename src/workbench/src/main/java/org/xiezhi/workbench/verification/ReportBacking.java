package org.xiezhi.workbench.verification;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.verification.ReportForm;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.casework.verification.VerificationQueries.Chain;
import org.xiezhi.casework.verification.VerificationQueries.Opened;
import org.xiezhi.casework.verification.VerificationService;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** The report: written by a member, signed by every member, then sent up. */
@Named("verificationReport")
@ViewScoped
public class ReportBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private VerificationQueries queries;

    @Inject
    private VerificationService service;

    @Inject
    private DraftService drafts;

    @Inject
    private Words words;

    @Inject
    private Notices notices;

    private @Nullable String matter;
    private @Nullable String findings;
    private @Nullable String basis;
    private @Nullable String outcome;
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;

    public void open() {
        UUID id = AddressId.of(matter);
        Opened found = queries.open(id);
        opened = found;
        findings = found.findings();
        basis = found.basis();
        outcome = found.outcome().isEmpty() ? VerificationService.FILE : found.outcome();
        chain = queries.chain(id, Step.REPORT_VERIFICATION);
    }

    public String write() {
        UUID id = getOpened().matter();
        service.write(id, new ReportForm(findings, basis, outcome), getOpened().version());
        drafts.discard("verification/report:" + id);
        notices.done("verification_report.text.written");
        return "/verification/report?faces-redirect=true&matter=" + id;
    }

    public String sign() {
        UUID id = getOpened().matter();
        service.sign(id, getOpened().hash());
        notices.done("verification_report.text.signed");
        return "/verification/report?faces-redirect=true&matter=" + id;
    }

    public String submit() {
        service.submit(getOpened().matter());
        notices.done("verification_report.text.submitted");
        return "/clue/view?faces-redirect=true&id=" + getOpened().clue();
    }

    public List<Choice> getOutcomes() {
        return List.of(new Choice(VerificationService.FILE, words.get("Outcome." + VerificationService.FILE)));
    }

    public boolean isWritten() {
        return !getOpened().findings().isEmpty();
    }

    public Opened getOpened() {
        return Objects.requireNonNull(opened);
    }

    public Chain getChain() {
        return Objects.requireNonNull(chain);
    }

    public @Nullable String getMatter() {
        return matter;
    }

    public void setMatter(@Nullable String matter) {
        this.matter = matter;
    }

    public @Nullable String getFindings() {
        return findings;
    }

    public void setFindings(@Nullable String findings) {
        this.findings = findings;
    }

    public @Nullable String getBasis() {
        return basis;
    }

    public void setBasis(@Nullable String basis) {
        this.basis = basis;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }
}
