package org.xiezhi.casework.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.procedure.Step;

/** One round of a proposal with what every level said, in the order of the chain. */
public record Round(
        UUID proposal,
        Step step,
        int round,
        Proposal.State state,
        String proposer,
        Instant proposed,
        List<Sign> signs) {

    public Round {
        signs = List.copyOf(signs);
    }

    /** The levels that agreed and passed the proposal on; whoever ended it is not among them. */
    public List<Sign> passedOn() {
        List<Sign> agreed = signs.stream()
                .filter(sign -> sign.decision().filter(Decision.AGREE::equals).isPresent())
                .toList();
        return state == Proposal.State.APPROVED ? agreed.subList(0, agreed.size() - 1) : agreed;
    }

    /** The last level that said anything; empty if none did. */
    public Optional<Sign> last() {
        return signs.stream().filter(sign -> sign.decision().isPresent()).reduce((earlier, later) -> later);
    }

    /** The level whose answer is due now; empty once the round has ended. */
    public Optional<Sign> due() {
        return signs.stream().filter(Sign::turn).findFirst();
    }
}
