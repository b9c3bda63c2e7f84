package org.xiezhi.workbench.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.casefile.CaseFileQueries;
import org.xiezhi.casework.casefile.CaseFileQueries.Opened;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.matter.Moment;
import org.xiezhi.workbench.matter.Standing;
import org.xiezhi.workbench.matter.Standings;
import org.xiezhi.workbench.matter.Story;

/** One case: where it stands, and its parts, of which only the chosen one is read. */
@Named("casefileView")
@RequestScoped
public class ViewBacking {

    @Inject
    private CaseFileQueries cases;

    @Inject
    private EvidenceQueries evidence;

    @Inject
    private ProposalQueries proposals;

    @Inject
    private Standings standings;

    @Inject
    private Story story;

    private @Nullable String id;
    private @Nullable String tab;
    private @Nullable Opened file;
    private @Nullable Standing standing;
    private List<EvidenceQueries.Line> items = List.of();
    private List<Moment> moments = List.of();

    /** Reads the case and the part that the address names. */
    public void open() {
        Opened opened = cases.open(AddressId.of(id));
        file = opened;
        standing = standings.of(opened.stage(), opened.room(), opened.handlers(), opened.steps(), List.of());
        switch (getPart()) {
            case EVIDENCE -> items = evidence.list(opened.matter());
            case TIMELINE -> moments = story.of(opened.steps(), proposals.passedOn(opened.matter()));
            case FACTS -> {}
        }
    }

    public List<CasePart> getParts() {
        return CasePart.of(getFile().mayReadEvidence());
    }

    /** The part to show: the one that the address names, if the reader has it. */
    public CasePart getPart() {
        return getParts().stream()
                .filter(part -> part.name().equalsIgnoreCase(tab))
                .findFirst()
                .orElse(CasePart.FACTS);
    }

    public Opened getFile() {
        return Objects.requireNonNull(file);
    }

    public Standing getStanding() {
        return Objects.requireNonNull(standing);
    }

    public List<EvidenceQueries.Line> getItems() {
        return items;
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
