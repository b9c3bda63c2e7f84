package org.xiezhi.workbench.clue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.casework.clue.ClueQueries.Opened;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.verification.VerificationQueries;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.matter.Moment;
import org.xiezhi.workbench.matter.Standing;
import org.xiezhi.workbench.matter.Standings;
import org.xiezhi.workbench.matter.Story;

/** One clue: where it stands, what is offered now, and its parts, of which only the chosen one is read. */
@Named("clueView")
@ViewScoped
public class ViewBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ClueQueries clues;

    @Inject
    private EvidenceQueries evidence;

    @Inject
    private VerificationQueries verification;

    @Inject
    private ProposalQueries proposals;

    @Inject
    private Standings standings;

    @Inject
    private Story story;

    private @Nullable String id;
    private @Nullable String tab;
    private transient @Nullable Opened clue;
    private transient @Nullable Standing standing;
    private transient List<EvidenceQueries.Line> items = List.of();
    private transient VerificationQueries.@Nullable Opened report;
    private transient List<Moment> moments = List.of();

    /** Reads the clue and the part that the address names. */
    public void open() {
        Opened opened = clues.open(AddressId.of(id));
        clue = opened;
        standing = standings.of(opened.stage(), opened.room(), opened.handlers(), opened.steps(), opened.proposals());
        switch (getPart()) {
            case EVIDENCE -> items = evidence.list(opened.matter());
            case VERIFICATION -> report = verification.open(opened.matter());
            case TIMELINE -> moments = story.of(opened.steps(), proposals.passedOn(opened.matter()));
            case FACTS, APPROVAL -> {}
        }
    }

    public List<CluePart> getParts() {
        return CluePart.of(getClue().offered());
    }

    /** The part to show: the one that the address names, if the reader has it. */
    public CluePart getPart() {
        return getParts().stream()
                .filter(part -> part.name().equalsIgnoreCase(tab))
                .findFirst()
                .orElse(CluePart.FACTS);
    }

    /** Whether the reader's place lets him do it and the rulebook's next step is this one. */
    public boolean due(String permission, String step) {
        return getClue().offered().contains(Permission.valueOf(permission))
                && getStanding().next().equals(Optional.of(Step.valueOf(step)));
    }

    public boolean offers(String permission) {
        return getClue().offered().contains(Permission.valueOf(permission));
    }

    /** Whether evidence may come in: from the handling on. */
    public boolean isEvidenceOpen() {
        return offers("EVIDENCE_ADD") && getClue().stage().compareTo(Stage.HANDLING) >= 0;
    }

    public Opened getClue() {
        return Objects.requireNonNull(clue);
    }

    public Standing getStanding() {
        return Objects.requireNonNull(standing);
    }

    public List<EvidenceQueries.Line> getItems() {
        return items;
    }

    public VerificationQueries.@Nullable Opened getReport() {
        return report;
    }

    public List<Moment> getMoments() {
        return moments;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getTab() {
        return tab;
    }

    public void setTab(@Nullable String tab) {
        this.tab = tab;
    }
}
