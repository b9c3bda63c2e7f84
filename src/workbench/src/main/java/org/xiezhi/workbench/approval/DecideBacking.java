package org.xiezhi.workbench.approval;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.approval.ProposalQueries.Opened;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.approval.ProposalService.Outcome;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.workbench.approval.DocumentWords.Item;
import org.xiezhi.workbench.approval.DocumentWords.Line;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;

/** One proposal, read as it was written, and the decision on exactly that text. */
@Named
@ViewScoped
public class DecideBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ProposalQueries proposals;

    @Inject
    private transient ProposalService service;

    @Inject
    private transient ClueQueries clues;

    @Inject
    private transient DocumentWords document;

    @Inject
    private transient Notices notices;

    private @Nullable String id;
    private @Nullable String reason;

    /** The hash of what stands on this page; the decision is bound to it, whatever the database holds by then. */
    private String seenHash = "";

    private transient @Nullable Opened opened;

    /** Opens the proposal: a look that leaves an entry, once a page. */
    public void open() {
        Opened found = proposals.open(AddressId.of(id));
        opened = found;
        seenHash = found.documentHash();
    }

    public Opened getOpened() {
        if (opened == null) {
            open();
        }
        return Objects.requireNonNull(opened);
    }

    public List<Line> getLines() {
        return document.lines(getOpened().document(), getOpened().earlier());
    }

    /** What the proposal rests on and no longer is as it was, in words; empty if nothing changed. */
    public List<String> getChanges() {
        return document.changes(getOpened().changes());
    }

    /** The clue of the matter, for the way back to it. */
    public UUID getClue() {
        return clues.idOf(getOpened().matter());
    }

    public List<Item> getEvidence() {
        return document.evidence(getOpened().document());
    }

    public String agree() {
        return decide(Decision.AGREE);
    }

    public String sendBack() {
        return decide(Decision.RETURN);
    }

    public String refuse() {
        return decide(Decision.REFUSE);
    }

    private String decide(Decision decision) {
        Outcome outcome = service.decide(AddressId.of(id), decision, reason, seenHash);
        notices.done("approval_decide.text." + outcome.name().toLowerCase(java.util.Locale.ROOT));
        return outcome == Outcome.STALE
                ? "/approval/decide?faces-redirect=true&id=" + id
                : "/approval/inbox?faces-redirect=true";
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
