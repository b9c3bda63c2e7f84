package org.xiezhi.access;

import static org.xiezhi.access.Role.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Two groups of roles that one person may not hold together, whatever the matter. */
record Incompatibility(String reason, Set<Role> these, Set<Role> those) {

    private static final Set<Role> HANDLING = EnumSet.of(INSPECTOR, ROOM_HEAD);
    private static final Set<Role> OF_CASES = casesRoles();

    static final List<Incompatibility> ALL = List.of(
            // 三员分立, domain.md 15.3; the two other administrators may be one person by that text.
            new Incompatibility(
                    "access.incompatible.auditor",
                    EnumSet.of(AUDITOR),
                    EnumSet.of(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
            new Incompatibility(
                    "access.incompatible.administrator",
                    EnumSet.of(AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR),
                    OF_CASES),
            // S1: GZ 54, TL 192.
            new Incompatibility("access.incompatible.review", HANDLING, EnumSet.of(REVIEWER)),
            // S3: GZ 23, TL 172.
            new Incompatibility("access.incompatible.supervision", HANDLING, EnumSet.of(CASE_SUPERVISOR)),
            // S4: JK 14, TL 172.
            new Incompatibility("access.incompatible.intake", HANDLING, EnumSet.of(INTAKE_CLERK)),
            // S5: GZ 47, TL 130.
            new Incompatibility("access.incompatible.custody", HANDLING, EnumSet.of(CUSTODIAN)));

    Incompatibility {
        these = Set.copyOf(these);
        those = Set.copyOf(those);
    }

    static List<Reason> among(Set<Role> roles) {
        List<Reason> found = new ArrayList<>();
        for (Incompatibility pair : ALL) {
            for (Role one : Role.values()) {
                for (Role other : Role.values()) {
                    if (pair.these.contains(one)
                            && pair.those.contains(other)
                            && roles.contains(one)
                            && roles.contains(other)) {
                        found.add(new Reason(pair.reason, List.of("Role." + one.name(), "Role." + other.name())));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static Set<Role> casesRoles() {
        Set<Role> roles = EnumSet.allOf(Role.class);
        roles.removeIf(Role::separatedFromCases);
        return roles;
    }
}
