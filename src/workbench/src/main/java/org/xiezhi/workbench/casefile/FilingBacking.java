package org.xiezhi.workbench.casefile;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.casefile.FilingForm;
import org.xiezhi.casework.casefile.FilingService;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.casework.verification.VerificationQueries.Chain;
import org.xiezhi.casework.verification.VerificationQueries.Opened;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;

/** Proposes filing, with the report and the evidence it rests on in sight, and the chain that will decide. */
@Named
@ViewScoped
public class FilingBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient VerificationQueries verifications;

    @Inject
    private transient EvidenceQueries evidence;

    @Inject
    private transient FilingService service;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient Notices notices;

    private @Nullable String matter;
    private @Nullable String title;
    private @Nullable String reasons;
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;
    private transient @Nullable List<EvidenceQueries.Line> items;

    public void open() {
        opened = verifications.open(AddressId.of(matter));
    }

    public String propose() {
        UUID clue = getOpened().clue();
        service.propose(AddressId.of(matter), new FilingForm(title, reasons));
        drafts.discard("casefile/propose:" + matter);
        notices.done("casefile_propose.text.done");
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    public Opened getOpened() {
        if (opened == null) {
            open();
        }
        return Objects.requireNonNull(opened);
    }

    public Chain getChain() {
        if (chain == null) {
            chain = verifications.chain(AddressId.of(matter), Step.PROPOSE_FILING);
        }
        return Objects.requireNonNull(chain);
    }

    public List<EvidenceQueries.Line> getItems() {
        if (items == null) {
            items = evidence.list(AddressId.of(matter));
        }
        return Objects.requireNonNull(items);
    }

    public @Nullable String getMatter() {
        return matter;
    }

    public void setMatter(@Nullable String matter) {
        this.matter = matter;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable String getReasons() {
        return reasons;
    }

    public void setReasons(@Nullable String reasons) {
        this.reasons = reasons;
    }
}
