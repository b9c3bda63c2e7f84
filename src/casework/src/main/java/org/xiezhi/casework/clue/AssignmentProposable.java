package org.xiezhi.casework.clue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Proposable;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;

/** 分办: case supervision proposes a room, the chief approves (GZ 23). */
@ApplicationScoped
public class AssignmentProposable implements Proposable {

    @Inject
    private Clues clues;

    @Override
    public Step step() {
        return Step.PROPOSE_ASSIGNMENT;
    }

    @Override
    public RankCategory category(UUID matter) {
        return clues.of(matter).rankCategory();
    }

    @Override
    public SortedMap<String, @Nullable Object> facts(UUID matter) {
        Clue clue = clues.of(matter);
        SortedMap<String, @Nullable Object> facts = ClueFacts.of(clue);
        facts.put("room", clue.proposedRoom().toString());
        return facts;
    }

    @Override
    public void approved(Matter matter, Proposal proposal) {
        matter.assignTo(clues.of(matter.id()).proposedRoom());
    }
}
