package org.xiezhi.casework.anomaly;

import java.util.List;
import java.util.Optional;

/**
 * One thing that an auditor should ask about. Its name, its reason, its limits and the sentence of a hit stand in the bundles
 * under its code, its setting is {@code xiezhi.anomaly.<code>}.
 *
 * <p>A rule finds figures, never guilt: each of them has honest causes, and the auditor writes down which one it was.
 */
public record AnomalyRule(String code, Search search) {

    /** From a connection to hits; reads only, the last hit first. */
    @FunctionalInterface
    interface Search {
        List<Hit> in(Inquiry asked);
    }

    /** In the order in which the page lists them. */
    public static final List<AnomalyRule> ALL = List.of(
            // GZ 67: matters are worked on in the office, among colleagues; at night nobody sees who reads what.
            new AnomalyRule("hours", OutsideHours::in),
            // Whoever takes a copy of everything opens everything.
            new AnomalyRule("looks", BulkLooks::in),
            // ZF 92: a level that decides without reading is no level.
            new AnomalyRule("approvals", HastyApprovals::in),
            // Trying doors.
            new AnomalyRule("refusals", Refusals::in),
            // 三员分立: a right that is given, used and taken back within a day was given for that use.
            new AnomalyRule("rights", FreshRights::in),
            // A password or a session that somebody else has, too.
            new AnomalyRule("addresses", TwoAddresses::in),
            // GZ 67: counted anew from the tables, so that a mistake of the access rules, or a row changed for an hour,
            // shows.
            new AnomalyRule("outsiders", Outsiders::in),
            // A limit that is kept on paper: what lay for weeks is decided in half an hour.
            new AnomalyRule("overdue", OverdueHeaps::in));

    static Optional<AnomalyRule> find(String code) {
        return ALL.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
