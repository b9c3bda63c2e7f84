package org.xiezhi.workbench.verification;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.casework.verification.VerificationQueries.Chain;
import org.xiezhi.casework.verification.VerificationQueries.Opened;
import org.xiezhi.casework.verification.VerificationService;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;

/** The request to verify, with its plan; shows who will approve before anything is sent. */
@Named("verificationPropose")
@ViewScoped
public class ProposeBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private VerificationQueries queries;

    @Inject
    private VerificationService service;

    @Inject
    private DraftService drafts;

    @Inject
    private Notices notices;

    private @Nullable String matter;
    private @Nullable String plan;
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;

    public void open() {
        UUID id = AddressId.of(matter);
        Opened found = queries.open(id);
        opened = found;
        plan = found.plan();
        chain = queries.chain(id, Step.PROPOSE_VERIFICATION);
    }

    public String propose() {
        UUID id = AddressId.of(matter);
        service.propose(id, plan);
        drafts.discard("verification/propose:" + id);
        notices.done("verification_propose.text.done");
        return "/clue/view?faces-redirect=true&id=" + getOpened().clue();
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

    public @Nullable String getPlan() {
        return plan;
    }

    public void setPlan(@Nullable String plan) {
        this.plan = plan;
    }
}
