package org.xiezhi.casework.matter;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who has a part in matters because proposals of them wait for a decision; answered by the approval feature. */
public interface OpenProposals {

    /**
     * The parts of one matter's proposals.
     *
     * @param proposers accounts that proposed or signed what is open now
     * @param approvers accounts whose decision is due now, who may stand in for it, or who decided before
     */
    record Parts(Set<UUID> proposers, Set<UUID> approvers) {

        /** Nobody proposed anything yet. */
        public static final Parts NONE = new Parts(Set.of(), Set.of());

        public Parts {
            proposers = Set.copyOf(proposers);
            approvers = Set.copyOf(approvers);
        }
    }

    /** The parts by matter, in as many statements for fifty matters as for one; a matter without proposals is absent. */
    Map<UUID, Parts> parts(Collection<Matter> matters);
}
