package org.xiezhi.access;

import static org.xiezhi.access.Clearance.Verdict.HIDDEN;
import static org.xiezhi.access.Clearance.Verdict.REFUSED;
import static org.xiezhi.access.Permission.*;

import java.util.List;
import java.util.function.Predicate;
import org.xiezhi.access.Clearance.Verdict;

/** A named ground of denial. The list is read from top to bottom, the first that applies answers; only what none denies is granted. */
record Rule(Verdict verdict, String reason, Predicate<Question> denies) {

    // What hides stands before what refuses: a sentence must never tell somebody of a matter he may not know.
    static final List<Rule> ALL = List.of(
            // JCF 67, GZ 65: whoever is barred sees nothing, and no role lifts that.
            new Rule(HIDDEN, "access.barred", asked -> asked.among(Relations::barred)),
            // P4, S2, S12: who handled it once has no say in it and no look at it, unless he was named again.
            new Rule(
                    HIDDEN,
                    "access.earlier_handler",
                    asked -> asked.among(Relations::earlierHandlers) && !asked.among(Relations::handlers)),
            // 三员分立: also if such an account were given a case role by the back door.
            new Rule(
                    HIDDEN,
                    "access.separated_administrator",
                    asked -> asked.concernsMatters()
                            && asked.actor().roles().stream().anyMatch(Role::separatedFromCases)),
            // GZ 67: knowledge is for those whose work needs it.
            new Rule(HIDDEN, "access.no_relation", asked -> asked.concernsKnownMatter() && !asked.mayKnowMatter()),
            new Rule(
                    REFUSED,
                    "access.incompatible_roles",
                    asked -> !Incompatibility.among(asked.actor().roles()).isEmpty()),
            new Rule(
                    REFUSED,
                    "access.own_proposal",
                    asked -> asked.asksFor(APPROVAL_DECIDE) && asked.among(Relations::proposers)),
            new Rule(
                    REFUSED,
                    "access.own_work",
                    asked -> asked.asksFor(APPROVAL_DECIDE, CUSTODY_APPROVE) && asked.among(Relations::handlers)),
            new Rule(REFUSED, "access.role_lacks_permission", asked -> !asked.holdsPermission()),
            new Rule(
                    REFUSED,
                    "access.not_handler",
                    asked -> asked.asksFor(
                                    EVIDENCE_ADD,
                                    EVIDENCE_EXPORT,
                                    CUSTODY_BORROW,
                                    VERIFICATION_PROPOSE,
                                    VERIFICATION_REPORT,
                                    VERIFICATION_SIGN,
                                    FILING_PROPOSE)
                            && !asked.among(Relations::handlers)),
            new Rule(
                    REFUSED,
                    "access.not_room_head",
                    asked -> asked.asksFor(CLUE_NAME_HANDLERS) && !asked.isHeadOfHandlingRoom()),
            new Rule(
                    REFUSED,
                    "access.not_approver",
                    asked -> asked.asksFor(APPROVAL_DECIDE) && !asked.among(Relations::approvers)),
            // Case supervision knows of every matter, yet not through its evidence.
            new Rule(
                    REFUSED,
                    "access.evidence_not_open",
                    asked -> asked.asksFor(EVIDENCE_READ) && !asked.isWithinMatter()),
            new Rule(
                    REFUSED,
                    "access.custody_not_open",
                    asked -> asked.asksFor(CUSTODY_LIST, CUSTODY_READ)
                            && asked.concernsKnownMatter()
                            && !asked.isWithinMatter()
                            && !asked.isKeeper()),
            // GZ 46, 47: from hand to hand between those who work on it and those who keep it.
            new Rule(
                    REFUSED,
                    "access.not_keeper",
                    asked ->
                            asked.asksFor(CUSTODY_HAND_OVER) && !asked.among(Relations::handlers) && !asked.isKeeper()),
            // TL 131: nobody borrows without approval from above.
            new Rule(REFUSED, "access.not_superior", asked -> asked.asksFor(CUSTODY_APPROVE) && !asked.isSuperior()));

    Clearance denial(Question asked) {
        return Clearance.denied(
                verdict,
                new Reason(reason, List.of("Permission." + asked.permission().name())));
    }
}
