package org.xiezhi.access;

/** The named acts of the product; a service method carries exactly one. */
public enum Permission {
    CLUE_REGISTER("clue:register", Scope.NEW_MATTER),
    CLUE_LIST("clue:list", Scope.ROWS),
    CLUE_READ("clue:read", Scope.MATTER),
    CLUE_PROPOSE_ASSIGNMENT("clue:propose-assignment", Scope.MATTER),
    CLUE_NAME_HANDLERS("clue:name-handlers", Scope.MATTER),
    EVIDENCE_ADD("evidence:add", Scope.MATTER),
    EVIDENCE_READ("evidence:read", Scope.MATTER),
    EVIDENCE_EXPORT("evidence:export", Scope.MATTER),
    CUSTODY_LIST("custody:list", Scope.ROWS),
    CUSTODY_READ("custody:read", Scope.MATTER),
    CUSTODY_HAND_OVER("custody:hand-over", Scope.MATTER),
    CUSTODY_BORROW("custody:borrow", Scope.MATTER),
    CUSTODY_APPROVE("custody:approve", Scope.MATTER),
    VERIFICATION_PROPOSE("verification:propose", Scope.MATTER),
    VERIFICATION_REPORT("verification:report", Scope.MATTER),
    VERIFICATION_SIGN("verification:sign", Scope.MATTER),
    FILING_PROPOSE("filing:propose", Scope.MATTER),
    APPROVAL_LIST("approval:list", Scope.ROWS),
    APPROVAL_READ("approval:read", Scope.MATTER),
    APPROVAL_DECIDE("approval:decide", Scope.MATTER),
    CASEFILE_LIST("casefile:list", Scope.ROWS),
    CASEFILE_READ("casefile:read", Scope.MATTER),
    AUDIT_READ("audit:read", Scope.HOUSE),
    AUDIT_VERIFY("audit:verify", Scope.HOUSE),
    AUDIT_EXPORT("audit:export", Scope.HOUSE),
    AUDIT_ASK("audit:ask", Scope.HOUSE),
    AUDIT_ANSWER("audit:answer", Scope.HOUSE),
    AUDIT_TOKEN("audit:token", Scope.HOUSE),
    ERASURE_PROPOSE("erasure:propose", Scope.HOUSE),
    ERASURE_APPROVE("erasure:approve", Scope.HOUSE),
    ACCOUNT_LIST("account:list", Scope.HOUSE),
    ACCOUNT_MANAGE("account:manage", Scope.HOUSE),
    RIGHTS_MANAGE("rights:manage", Scope.HOUSE),
    KEYS_MANAGE("keys:manage", Scope.HOUSE),
    SYSTEM_READ("system:read", Scope.HOUSE);

    /** What a permission is about. */
    enum Scope {
        /** The running of the house; no content of a matter. */
        HOUSE,
        /** A matter that does not exist yet. */
        NEW_MATTER,
        /** Matters at large; asked once without a matter for the list itself and once for each row. */
        ROWS,
        /** One matter; asking without it is a mistake of the caller. */
        MATTER
    }

    private final String code;
    private final Scope scope;

    Permission(String code, Scope scope) {
        this.code = code;
        this.scope = scope;
    }

    /** The word of the permission in configuration, trail and documents: {@code clue:read}. */
    public String code() {
        return code;
    }

    /** Whether clearance can only be given on one matter, that is with its {@link Relations}. */
    public boolean needsMatter() {
        return scope == Scope.MATTER;
    }

    Scope scope() {
        return scope;
    }
}
