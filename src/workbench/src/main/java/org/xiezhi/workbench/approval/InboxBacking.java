package org.xiezhi.workbench.approval;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.approval.ProposalQueries.Waiting;

/** What waits for the reader's decision. */
@Named
@RequestScoped
public class InboxBacking {

    @Inject
    private ProposalQueries proposals;

    private @Nullable List<Waiting> waiting;

    /** Due at the reader's own level. */
    public List<Waiting> getOwn() {
        return all().stream().filter(Waiting::own).toList();
    }

    /** Due below his level: he may stand in. */
    public List<Waiting> getBelow() {
        return all().stream().filter(line -> !line.own()).toList();
    }

    private List<Waiting> all() {
        List<Waiting> found = waiting;
        if (found == null) {
            found = proposals.inbox();
            waiting = found;
        }
        return found;
    }
}
