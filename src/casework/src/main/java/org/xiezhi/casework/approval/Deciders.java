package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.procedure.Level;

/** Which accounts hold which level of approval over a matter. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Deciders {

    @Inject
    private Accounts accounts;

    /** Those who hold the levels now, for questions about many matters. */
    public LevelHolders now() {
        return new LevelHolders(accounts.all(), accounts.rooms());
    }

    /** Those who may decide the due step: its own level, and the higher levels of the same chain as stand-ins. */
    static Set<UUID> atOrAbove(
            LevelHolders holders, ProposalStep due, List<ProposalStep> chain, Optional<UUID> handlingRoom) {
        Set<UUID> found = new HashSet<>();
        chain.stream()
                .map(ProposalStep::level)
                .filter(level -> level.compareTo(due.level()) >= 0)
                .forEach(level -> found.addAll(holders.of(level, handlingRoom)));
        return found;
    }

    /** Who decided before and holds no level any more still knows the proposal; he is told that it is not with him. */
    static List<Refusal> noLevel() {
        return List.of(Refusal.of("access.not_approver", "Permission." + Permission.APPROVAL_DECIDE.name()));
    }

    /** The highest level this account holds over the matter. */
    public Optional<Level> held(SignedIn who, Matter matter) {
        return now().held(who.account(), matter.handlingRoom());
    }
}
