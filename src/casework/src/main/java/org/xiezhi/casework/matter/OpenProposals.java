package org.xiezhi.casework.matter;

import java.util.Set;
import java.util.UUID;

/** Who has a part in a matter because a proposal of it waits for a decision; answered by the approval feature. */
public interface OpenProposals {

    /** Accounts that proposed or signed what is open now. */
    Set<UUID> proposers(UUID matter);

    /** Accounts whose decision is due now, who may stand in for it, or who decided before. */
    Set<UUID> approvers(UUID matter);
}
