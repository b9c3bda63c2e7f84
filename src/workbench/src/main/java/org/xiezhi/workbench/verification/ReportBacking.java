package org.xiezhi.workbench.verification;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.verification.ReportForm;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.casework.verification.VerificationQueries.Chain;
import org.xiezhi.casework.verification.VerificationQueries.Opened;
import org.xiezhi.casework.verification.VerificationService;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;

/** Writes, signs and sends up the report; a signature is bound to the text on the signer's screen. */
@Named
@ViewScoped
public class ReportBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient VerificationQueries queries;

    @Inject
    private transient VerificationService service;

    @Inject
    private transient Notices notices;

    private @Nullable String matter;
    private @Nullable String findings;
    private @Nullable String basis;
    private long version;
    private String seenHash = "";
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;

    public void open() {
        Opened found = queries.open(AddressId.of(matter));
        opened = found;
        findings = found.findings();
        basis = found.basis();
        version = found.version();
        seenHash = found.hash();
    }

    public String write() {
        service.write(AddressId.of(matter), new ReportForm(findings, basis, VerificationService.FILE), version);
        return again("verification_report.text.written");
    }

    public String sign() {
        service.sign(AddressId.of(matter), seenHash);
        return again("verification_report.text.signed");
    }

    public String submit() {
        UUID clue = getOpened().clue();
        service.submit(AddressId.of(matter));
        notices.done("verification_report.text.submitted");
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    private String again(String key) {
        notices.done(key);
        return "/verification/report?faces-redirect=true&matter=" + matter;
    }

    public Opened getOpened() {
        if (opened == null) {
            opened = queries.open(AddressId.of(matter));
        }
        return Objects.requireNonNull(opened);
    }

    public Chain getChain() {
        if (chain == null) {
            chain = queries.chain(AddressId.of(matter), Step.REPORT_VERIFICATION);
        }
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
}
