package org.xiezhi.workbench.verification;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.casework.verification.VerificationQueries.Chain;
import org.xiezhi.casework.verification.VerificationQueries.Opened;
import org.xiezhi.casework.verification.VerificationService;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;

/** Asks for leave to verify a clue; the page says before anything is sent who will approve. */
@Named
@ViewScoped
public class PlanBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient VerificationQueries queries;

    @Inject
    private transient VerificationService service;

    @Inject
    private transient Notices notices;

    private @Nullable String matter;
    private @Nullable String plan;
    private transient @Nullable Opened opened;
    private transient @Nullable Chain chain;

    public void open() {
        UUID id = AddressId.of(matter);
        Opened found = queries.open(id);
        opened = found;
        chain = queries.chain(id, Step.PROPOSE_VERIFICATION);
        plan = found.plan();
    }

    public String propose() {
        UUID clue = getOpened().clue();
        service.propose(AddressId.of(matter), plan);
        notices.done("verification_propose.text.done");
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    public Opened getOpened() {
        Opened known = opened;
        if (known == null) {
            known = queries.open(AddressId.of(matter));
            opened = known;
        }
        return known;
    }

    public Chain getChain() {
        if (chain == null) {
            chain = queries.chain(AddressId.of(matter), Step.PROPOSE_VERIFICATION);
        }
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
