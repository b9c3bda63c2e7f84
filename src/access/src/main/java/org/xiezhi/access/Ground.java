package org.xiezhi.access;

import static org.xiezhi.access.Permission.APPROVAL_DECIDE;

import java.util.function.BiPredicate;

/**
 * What opens an act to somebody whose role carries its permission and whom no rule denies it. Read from top to bottom:
 * the first that fits the role he uses is the one that is told.
 */
public enum Ground {
    /** The permission concerns no single matter, so the role alone opens it. */
    BY_ROLE("access.by_role", (asked, role) -> !asked.concernsKnownMatter()),
    /** The decision is due from him, or he decided before. */
    AS_DECIDER("access.as_decider", (asked, role) -> asked.asksFor(APPROVAL_DECIDE)),
    AS_HANDLER("access.as_handler", (asked, role) -> role == Role.INSPECTOR && asked.among(Relations::handlers)),
    AS_ROOM_HEAD("access.as_room_head", (asked, role) -> role == Role.ROOM_HEAD && asked.isHeadOfHandlingRoom()),
    AS_LEADER_IN_CHARGE(
            "access.as_leader_in_charge", (asked, role) -> role == Role.LEADER_IN_CHARGE && asked.leadsHandlingRoom()),
    AS_CHIEF("access.as_chief", (asked, role) -> role == Role.CHIEF),
    AS_KEEPER("access.as_keeper", (asked, role) -> role == Role.CUSTODIAN && asked.isKeeper()),
    AS_REGISTRAR("access.as_registrar", (asked, role) -> asked.isRegistrar()),
    AS_CASE_SUPERVISOR("access.as_case_supervisor", (asked, role) -> role == Role.CASE_SUPERVISOR),
    AS_APPROVER("access.as_approver", (asked, role) -> asked.among(Relations::approvers)),
    /** One hat carries the permission, a tie of another opens the matter. */
    BY_OTHER_TIE("access.by_other_tie", (asked, role) -> true);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final BiPredicate<Question, Role> fits;

    Ground(String code, BiPredicate<Question, Role> fits) {
        this.code = code;
        this.fits = fits;
    }

    /** The word of the ground in the trail: {@code access.as_handler}. */
    public String code() {
        return code;
    }

    boolean fits(Question asked, Role role) {
        return fits.test(asked, role);
    }
}
