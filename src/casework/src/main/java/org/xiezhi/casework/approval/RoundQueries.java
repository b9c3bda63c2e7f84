package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.staff.StaffQueries;

/** What was ever proposed about one matter, for the pages of that matter; they leave the entry of the look. */
@Stateless
public class RoundQueries {

    @Inject
    private Proposals proposals;

    @Inject
    private Signs signs;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    /** Every round, the earliest first; empty for who may not read proposals of this matter. */
    public List<Round> of(UUID matterId) {
        Matter matter = matters.find(matterId).orElseThrow(() -> gate.absent(Permission.APPROVAL_READ));
        if (!gate.may(Permission.APPROVAL_READ, matter)) {
            return List.of();
        }
        Map<UUID, String> names = staff.names();
        return proposals.of(matterId).stream()
                .map(proposal -> new Round(
                        proposal.id(),
                        proposal.step(),
                        proposal.round(),
                        proposal.state(),
                        names.getOrDefault(proposal.proposer(), ""),
                        proposal.proposed(),
                        signs.of(proposal, matter, names)))
                .toList();
    }
}
