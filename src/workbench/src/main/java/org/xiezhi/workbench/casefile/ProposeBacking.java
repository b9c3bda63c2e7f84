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

/** The filing report: reasons and the evidence it rests on; says who will approve before anything is sent. */
@Named("casefilePropose")
@ViewScoped
public class ProposeBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private VerificationQueries verification;

    @Inject
    private EvidenceQueries evidence;

    @Inject
    private FilingService service;

    @Inject
    private DraftService drafts;

    @Inject
    private Notices notices;

    private @Nullable String matter;
    private @Nullable String title;
    private @Nullable String reasons;
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;
    private transient List<EvidenceQueries.Line> items = List.of();

    public void open() {
        UUID id = AddressId.of(matter);
        opened = verification.open(id);
        chain = verification.chain(id, Step.PROPOSE_FILING);
        items = evidence.list(id);
    }

    public String propose() {
        UUID id = AddressId.of(matter);
        service.propose(id, new FilingForm(title, reasons));
        drafts.discard("casefile/propose:" + id);
        notices.done("casefile_propose.text.done");
        return "/clue/view?faces-redirect=true&id=" + getOpened().clue();
    }

    public Opened getOpened() {
        return Objects.requireNonNull(opened);
    }

    public Chain getChain() {
        return Objects.requireNonNull(chain);
    }

    public List<EvidenceQueries.Line> getItems() {
        return items;
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
