package org.xiezhi.access;

import static org.xiezhi.access.Permission.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which permissions come with which role; what a role lacks no relation can give. */
final class RolePermissions {
    private static final Map<Role, Set<Permission>> OF = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.INTAKE_CLERK, Set.of(CLUE_REGISTER, CLUE_LIST, CLUE_READ, AUDIT_ANSWER)),
            // Sees all clues and their progress; the content of evidence stays with those who handle and decide (GZ
            // 67).
            Map.entry(
                    Role.CASE_SUPERVISOR,
                    Set.of(
                            CLUE_REGISTER,
                            CLUE_LIST,
                            CLUE_READ,
                            CLUE_PROPOSE_ASSIGNMENT,
                            APPROVAL_LIST,
                            APPROVAL_READ,
                            CASEFILE_LIST,
                            CASEFILE_READ,
                            AUDIT_ANSWER)),
            Map.entry(
                    Role.INSPECTOR,
                    Set.of(
                            CLUE_LIST,
                            CLUE_READ,
                            EVIDENCE_ADD,
                            EVIDENCE_READ,
                            EVIDENCE_EXPORT,
                            CUSTODY_LIST,
                            CUSTODY_READ,
                            CUSTODY_HAND_OVER,
                            CUSTODY_BORROW,
                            VERIFICATION_PROPOSE,
                            VERIFICATION_REPORT,
                            VERIFICATION_SIGN,
                            FILING_PROPOSE,
                            APPROVAL_LIST,
                            APPROVAL_READ,
                            CASEFILE_LIST,
                            CASEFILE_READ)),
            Map.entry(
                    Role.ROOM_HEAD,
                    Set.of(
                            CLUE_LIST,
                            CLUE_READ,
                            CLUE_NAME_HANDLERS,
                            EVIDENCE_READ,
                            CUSTODY_LIST,
                            CUSTODY_READ,
                            CUSTODY_APPROVE,
                            APPROVAL_LIST,
                            APPROVAL_READ,
                            APPROVAL_DECIDE,
                            CASEFILE_LIST,
                            CASEFILE_READ,
                            AUDIT_ANSWER)),
            Map.entry(Role.LEADER_IN_CHARGE, leading()),
            Map.entry(Role.CHIEF, chief()),
            Map.entry(Role.PARTY_SECRETARY, deciding()),
            // Review begins with the transferred file; before that there is nothing to see.
            Map.entry(Role.REVIEWER, Set.of(AUDIT_ANSWER)),
            // The things he keeps, and nothing of what they are evidence of.
            Map.entry(Role.CUSTODIAN, Set.of(CUSTODY_LIST, CUSTODY_READ, CUSTODY_HAND_OVER, AUDIT_ANSWER)),
            Map.entry(Role.AUDITOR, Set.of(AUDIT_READ, AUDIT_VERIFY, AUDIT_EXPORT, AUDIT_ASK, AUDIT_TOKEN)),
            Map.entry(Role.SYSTEM_ADMINISTRATOR, Set.of(ACCOUNT_LIST, ACCOUNT_MANAGE, SYSTEM_READ)),
            Map.entry(
                    Role.SECURITY_ADMINISTRATOR,
                    Set.of(ACCOUNT_LIST, RIGHTS_MANAGE, KEYS_MANAGE, SYSTEM_READ, ERASURE_PROPOSE))));

    private RolePermissions() {}

    static Set<Permission> of(Role role) {
        Set<Permission> permissions = OF.get(role);
        if (permissions == null) {
            throw new IllegalStateException("expected a row of permissions for every role, found none for " + role);
        }
        return permissions;
    }

    /** Also inspects the ledger of property (GZ 50) and says who may borrow from it (TL 131). */
    private static Set<Permission> leading() {
        Set<Permission> permissions = EnumSet.of(CUSTODY_LIST, CUSTODY_APPROVE);
        permissions.addAll(deciding());
        return Set.copyOf(permissions);
    }

    /** Also agrees that personal values leave the trail, which the security administrator alone cannot do. */
    private static Set<Permission> chief() {
        Set<Permission> permissions = EnumSet.of(ERASURE_APPROVE);
        permissions.addAll(leading());
        return Set.copyOf(permissions);
    }

    private static Set<Permission> deciding() {
        return Set.of(
                CLUE_LIST,
                CLUE_READ,
                EVIDENCE_READ,
                // The evidence of a proposal may be a thing.
                CUSTODY_READ,
                APPROVAL_LIST,
                APPROVAL_READ,
                APPROVAL_DECIDE,
                CASEFILE_LIST,
                CASEFILE_READ);
    }
}
