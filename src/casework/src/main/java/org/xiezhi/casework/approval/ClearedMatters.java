package org.xiezhi.casework.approval;

import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.procedure.Level;

/**
 * The access rules once more, as a condition of the database: the matters on which an actor has a permission. A list can
 * then be filtered, counted and paged where it lies. {@code ClearedMattersTest} proves it equal to
 * {@link AccessRules#clearance}; whoever changes a rule there changes it here.
 */
public final class ClearedMatters {

    private final CriteriaBuilder cb;
    private final AbstractQuery<?> query;
    private final Root<Matter> matter;
    private final Actor actor;

    /** Conditions of one query, on its matter, for one actor who is signed in with an account that is not disabled. */
    public ClearedMatters(CriteriaBuilder cb, AbstractQuery<?> query, Root<Matter> matter, Actor actor) {
        this.cb = cb;
        this.query = query;
        this.matter = matter;
        this.actor = actor;
    }

    /**
     * That the actor has this permission on the matter.
     *
     * @throws IllegalArgumentException if the permission is not about existing matters
     */
    public Predicate condition(Permission permission) {
        if (hasNowhere(permission)) {
            return never();
        }
        List<Predicate> all = new ArrayList<>();
        all.add(cb.not(member(Part.BARRED)));
        all.add(cb.or(cb.not(member(Part.EARLIER_HANDLER)), member(Part.HANDLER)));
        all.add(mayKnow());
        switch (permission) {
            case APPROVAL_DECIDE -> {
                all.add(cb.not(proposer()));
                all.add(cb.not(member(Part.HANDLER)));
                all.add(approver());
            }
            case EVIDENCE_ADD,
                    EVIDENCE_EXPORT,
                    CUSTODY_BORROW,
                    VERIFICATION_PROPOSE,
                    VERIFICATION_REPORT,
                    VERIFICATION_SIGN,
                    FILING_PROPOSE -> all.add(member(Part.HANDLER));
            case CLUE_NAME_HANDLERS -> all.add(headOfRoom());
            case EVIDENCE_READ -> all.add(within());
            case CUSTODY_LIST, CUSTODY_READ -> all.add(cb.or(within(), keeper()));
            case CUSTODY_HAND_OVER -> all.add(cb.or(member(Part.HANDLER), keeper()));
            case CUSTODY_APPROVE -> {
                all.add(cb.not(member(Part.HANDLER)));
                all.add(superior());
            }
            case CLUE_LIST,
                    CLUE_READ,
                    CLUE_PROPOSE_ASSIGNMENT,
                    APPROVAL_LIST,
                    APPROVAL_READ,
                    CASEFILE_LIST,
                    CASEFILE_READ -> {
                // Who may know the matter and holds the permission has it.
            }
            case CLUE_REGISTER,
                    AUDIT_READ,
                    AUDIT_VERIFY,
                    AUDIT_EXPORT,
                    AUDIT_ASK,
                    AUDIT_ANSWER,
                    AUDIT_TOKEN,
                    ERASURE_PROPOSE,
                    ERASURE_APPROVE,
                    ACCOUNT_LIST,
                    ACCOUNT_MANAGE,
                    RIGHTS_MANAGE,
                    KEYS_MANAGE,
                    SYSTEM_READ ->
                throw new IllegalArgumentException(
                        "expected a permission on existing matters, found " + permission.code());
        }
        return cb.and(all.toArray(Predicate[]::new));
    }

    private boolean hasNowhere(Permission permission) {
        AccessRules access = new AccessRules();
        return actor.roles().stream().anyMatch(Role::separatedFromCases)
                || !access.incompatible(actor.roles()).isEmpty()
                || actor.roles().stream()
                        .noneMatch(role -> access.permissions(role).contains(permission));
    }

    private Predicate mayKnow() {
        return is(Role.CASE_SUPERVISOR)
                ? always()
                : cb.or(within(), keeper(), cb.equal(matter.get("registrar"), actor.account()));
    }

    private Predicate within() {
        return is(Role.CHIEF) ? always() : cb.or(member(Part.HANDLER), approver(), superior());
    }

    private Predicate superior() {
        if (is(Role.CHIEF)) {
            return always();
        }
        return cb.or(headOfRoom(), is(Role.LEADER_IN_CHARGE) ? inRoom(actor.ledRooms()) : never());
    }

    private Predicate keeper() {
        return is(Role.CUSTODIAN) ? member(Part.KEEPER) : never();
    }

    private Predicate headOfRoom() {
        return is(Role.ROOM_HEAD) ? inRoom(actor.room().stream().toList()) : never();
    }

    /** That the actor's own level over the matter, the highest that he holds, is this one. */
    Predicate holdsAtMost(Level level) {
        List<Predicate> all = new ArrayList<>();
        all.add(holds(level));
        Arrays.stream(Level.values())
                .filter(higher -> higher.compareTo(level) > 0)
                .forEach(higher -> all.add(cb.not(holds(higher))));
        return cb.and(all.toArray(Predicate[]::new));
    }

    private Predicate holds(Level level) {
        return switch (level) {
            case ROOM_HEAD -> headOfRoom();
            // A room names its leader; the level is his whatever his account is called.
            case LEADER_IN_CHARGE -> inRoom(actor.ledRooms());
            case CHIEF -> is(Role.CHIEF) ? always() : never();
            case PARTY_SECRETARY -> is(Role.PARTY_SECRETARY) ? always() : never();
        };
    }

    private Predicate approver() {
        List<Predicate> any = new ArrayList<>();
        any.add(decidedBefore());
        for (Level level : Level.values()) {
            any.add(cb.and(holds(level), waitsFor(level)));
        }
        return cb.or(any.toArray(Predicate[]::new));
    }

    private Predicate decidedBefore() {
        Subquery<UUID> decided = query.subquery(UUID.class);
        Root<Proposal> proposal = decided.from(Proposal.class);
        Root<ProposalStep> step = decided.from(ProposalStep.class);
        decided.select(proposal.get("matter"))
                .where(
                        cb.equal(step.get("proposal"), proposal.get("id")),
                        cb.equal(step.get("decidedBy"), actor.account()));
        return matter.get("id").in(decided);
    }

    /** That an open proposal of the matter waits for this level, or for a lower one that it may stand in for. */
    private Predicate waitsFor(Level level) {
        Subquery<UUID> waiting = query.subquery(UUID.class);
        Root<Proposal> proposal = waiting.from(Proposal.class);
        Root<ProposalStep> due = waiting.from(ProposalStep.class);
        Root<ProposalStep> own = waiting.from(ProposalStep.class);
        waiting.select(proposal.get("matter"))
                .where(
                        cb.equal(proposal.get("state"), Proposal.State.OPEN),
                        cb.equal(due.get("proposal"), proposal.get("id")),
                        isDue(cb, waiting, due),
                        due.get("level").in(upTo(level)),
                        cb.equal(own.get("proposal"), proposal.get("id")),
                        cb.equal(own.get("level"), level));
        return matter.get("id").in(waiting);
    }

    /** That this is the first step of its chain that has not decided. */
    static Predicate isDue(CriteriaBuilder cb, AbstractQuery<?> query, Root<ProposalStep> step) {
        Subquery<Integer> first = query.subquery(Integer.class);
        Root<ProposalStep> undecided = first.from(ProposalStep.class);
        Expression<Integer> place = undecided.get("place");
        first.select(cb.min(place))
                .where(cb.equal(undecided.get("proposal"), step.get("proposal")), cb.isNull(undecided.get("decision")));
        return cb.and(cb.isNull(step.get("decision")), cb.equal(step.get("place"), first));
    }

    static List<Level> upTo(Level level) {
        return Arrays.stream(Level.values())
                .filter(lower -> lower.compareTo(level) <= 0)
                .toList();
    }

    private Predicate proposer() {
        Subquery<UUID> proposed = query.subquery(UUID.class);
        Root<Proposal> proposal = proposed.from(Proposal.class);
        proposed.select(proposal.get("matter"))
                .where(
                        cb.equal(proposal.get("state"), Proposal.State.OPEN),
                        cb.equal(proposal.get("proposer"), actor.account()));
        return matter.get("id").in(proposed);
    }

    private Predicate member(Part part) {
        Subquery<UUID> having = query.subquery(UUID.class);
        Root<MatterMember> member = having.from(MatterMember.class);
        having.select(member.get("matter"))
                .where(cb.equal(member.get("account"), actor.account()), cb.equal(member.get("part"), part));
        return matter.get("id").in(having);
    }

    /** False, never unknown, for a matter without room: it also stands under a negation. */
    private Predicate inRoom(Collection<UUID> rooms) {
        Path<UUID> room = matter.get("handlingRoom");
        return rooms.isEmpty() ? never() : cb.and(cb.isNotNull(room), room.in(Set.copyOf(rooms)));
    }

    private boolean is(Role role) {
        return actor.roles().contains(role);
    }

    private Predicate always() {
        return cb.isNotNull(matter.get("id"));
    }

    private Predicate never() {
        return cb.isNull(matter.get("id"));
    }
}
