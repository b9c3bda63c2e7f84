package org.xiezhi.workbench.approval;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.approval.ProposalQueries.Opened;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.approval.ProposalService.Outcome;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.workbench.approval.DocumentWords.Item;
import org.xiezhi.workbench.approval.DocumentWords.Line;
import org.xiezhi.workbench.words.Notices;

/** One proposal, read as it was written, and the decision on exactly that text. */
@Named
@ViewScoped
public class DecideBacking extends SeenProposal<Opened> {

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

    @Override
    protected Opened read(UUID proposal) {
        return proposals.open(proposal);
    }

    @Override
    protected String hash(Opened proposal) {
        return proposal.documentHash();
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
        Outcome outcome = service.decide(proposal(), decision, getReason(), seenHash());
        notices.done("approval_decide.text." + outcome.name().toLowerCase(java.util.Locale.ROOT));
        return outcome == Outcome.STALE
                ? "/approval/decide?faces-redirect=true&id=" + getId()
                : "/approval/inbox?faces-redirect=true";
    }
}
