package org.xiezhi.casework.erasure;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.ErasableSet;
import org.xiezhi.casework.audit.ErasableValues;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.erasure.Erasure.Progress;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.NumberCounter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.staff.StaffQueries;

/**
 * Erases personal values from the readable side of the trail. It takes two people: the security administrator proposes a
 * set, which is frozen then, and the chief approves exactly that set or nothing.
 */
@Stateless
public class ErasureService {

    /** One entry tells of the whole set, and a verification holds it in memory. */
    static final int MOST = 5_000;

    /** Series of the numbers: 清除. */
    private static final String SERIES = "QC";

    private static final int LONGEST_REASON = 500;

    @Inject
    private ErasureProposals proposals;

    @Inject
    private ErasableValues values;

    @Inject
    private StaffQueries staff;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private NumberCounter numbers;

    @Inject
    private Settings settings;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * Proposes to erase what the form chooses, as it is at this moment; what comes later stays out.
     *
     * @return the number of the proposal
     * @throws org.xiezhi.casework.shared.InvalidException if the form is wrong, chooses nothing, or more than {@value #MOST} values
     */
    @Requires(Permission.ERASURE_PROPOSE)
    public String propose(ErasureForm form) {
        gate.require(Permission.ERASURE_PROPOSE);
        CheckedErasure proposal = CheckedErasure.of(form, staff.names().keySet(), rulebook.get());
        ErasableSet set = values.find(proposal.scope(), clock.now().minus(settings.erasureAge()), MOST);
        InputCheck check = new InputCheck();
        check.demand(
                !set.names().isEmpty(),
                "by",
                "input.nothing_to_erase",
                Long.toString(settings.erasureAge().toDays()));
        check.demand(set.names().size() <= MOST, "by", "input.too_much_to_erase", Integer.toString(MOST));
        check.orRefuse();
        String number = numbers.next(SERIES, clock.today().getYear());
        Erasure erasure =
                new Erasure(clock.nextId(), number, proposal, set, actor.get().account(), clock.now());
        proposals.add(erasure, set);
        Map<Value, String> said = said(erasure);
        said.put(Value.REASON, erasure.reason());
        trail.append(Act.ERASURE_PROPOSED, subject(erasure), said, row(erasure));
        return number;
    }

    /** Takes a proposal back; whoever may propose may do it, since the proposer may have left. */
    @Requires(Permission.ERASURE_PROPOSE)
    public void withdraw(UUID id) {
        gate.require(Permission.ERASURE_PROPOSE);
        Erasure erasure = lockOpen(id, Permission.ERASURE_PROPOSE);
        erasure.withdraw(actor.get().account(), clock.now());
        trail.append(
                Act.ERASURE_WITHDRAWN,
                subject(erasure),
                Map.of(Value.NUMBER, erasure.number(), Value.SHA256, erasure.hash()),
                row(erasure));
    }

    /** Refuses a proposal, with a reason; nothing is erased. */
    @Requires(Permission.ERASURE_APPROVE)
    public void refuse(UUID id, @Nullable String reason) {
        gate.require(Permission.ERASURE_APPROVE);
        Erasure erasure = lockOpen(id, Permission.ERASURE_APPROVE);
        InputCheck check = new InputCheck();
        String why = check.required("reason", reason, LONGEST_REASON);
        check.orRefuse();
        erasure.refuse(actor.get().account(), clock.now(), why);
        trail.append(
                Act.ERASURE_REFUSED,
                subject(erasure),
                Map.of(Value.NUMBER, erasure.number(), Value.SHA256, erasure.hash(), Value.REASON, why),
                row(erasure));
    }

    /**
     * Approves a proposal: the values and their salts are destroyed in this transaction, and an entry says so.
     *
     * @param seenHash hash of the set that the approver had before him; another one is a conflict, never a decision
     * @throws RefusedException for one's own proposal, an expired one, and one whose set is no longer as it was proposed
     */
    @Requires(Permission.ERASURE_APPROVE)
    public void approve(UUID id, String seenHash) {
        gate.require(Permission.ERASURE_APPROVE);
        Erasure erasure = lockOpen(id, Permission.ERASURE_APPROVE);
        if (erasure.proposer().equals(actor.get().account())) {
            throw refused(erasure, "erasure.own_proposal");
        }
        if (!clock.now().isBefore(erasure.expires())) {
            throw refused(erasure, "erasure.expired");
        }
        if (!erasure.hash().equals(seenHash)) {
            throw new ConflictException("erasure " + id + ": the approver read another set");
        }
        ErasableSet set = proposals.set(id);
        ErasableValues.Fault fault = values.faultOf(set);
        if (!set.sha256().equals(erasure.hash()) || fault.missing() > 0) {
            throw refused(erasure, "erasure.stale");
        }
        if (fault.changed() > 0) {
            // Somebody changed a value by hand. Erasing it would erase the proof of that.
            throw refused(erasure, "erasure.tampered");
        }
        int gone = values.destroy(set);
        if (gone != set.names().size()) {
            throw new ConflictException(
                    "erasure " + id + ": expected " + set.names().size() + " values, found " + gone);
        }
        erasure.approve(actor.get().account(), clock.now());
        trail.append(Act.VALUES_ERASED, subject(erasure), said(erasure), row(erasure));
    }

    private Erasure lockOpen(UUID id, Permission permission) {
        Erasure erasure = proposals.lock(id).orElseThrow(() -> gate.absent(permission));
        if (erasure.state() != Progress.OPEN) {
            throw refused(erasure, "erasure.closed");
        }
        return erasure;
    }

    private RefusedException refused(Erasure erasure, String rule) {
        return gate.refuse(Permission.ERASURE_APPROVE.code(), subject(erasure), List.of(Refusal.of(rule)));
    }

    private static Map<Value, String> said(Erasure erasure) {
        return new EnumMap<>(Map.of(
                Value.NUMBER,
                erasure.number(),
                Value.GROUND,
                erasure.ground(),
                Value.KINDS,
                erasure.kinds(),
                Value.COUNT,
                Integer.toString(erasure.count()),
                Value.SHA256,
                erasure.hash()));
    }

    private static Subject subject(Erasure erasure) {
        return Subject.of("erasure", erasure.id());
    }

    private static Row row(Erasure erasure) {
        return new Row("erasure", erasure.id());
    }
}
