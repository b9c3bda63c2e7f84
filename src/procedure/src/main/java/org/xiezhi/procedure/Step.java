package org.xiezhi.procedure;

/** What can be done to a matter; whether it may be done now is the rulebook's answer. */
public enum Step {
    REGISTER(Kind.ACT),
    PROPOSE_ASSIGNMENT(Kind.PROPOSAL),
    APPROVE_ASSIGNMENT(Kind.APPROVAL),
    RETURN_ASSIGNMENT(Kind.RETURN),
    REFUSE_ASSIGNMENT(Kind.REFUSAL),
    NAME_HANDLERS(Kind.ACT),
    PROPOSE_VERIFICATION(Kind.PROPOSAL),
    APPROVE_VERIFICATION(Kind.APPROVAL),
    RETURN_VERIFICATION(Kind.RETURN),
    REFUSE_VERIFICATION(Kind.REFUSAL),
    REPORT_VERIFICATION(Kind.PROPOSAL),
    APPROVE_REPORT(Kind.APPROVAL),
    RETURN_REPORT(Kind.RETURN),
    REFUSE_REPORT(Kind.REFUSAL),
    PROPOSE_FILING(Kind.PROPOSAL),
    APPROVE_FILING(Kind.APPROVAL),
    RETURN_FILING(Kind.RETURN),
    REFUSE_FILING(Kind.REFUSAL),
    ADD_EVIDENCE(Kind.ACT);

    /** What a step does in the chain of approvals. */
    public enum Kind {
        /** Done on one's own authority. */
        ACT,
        /** Opens a chain of approvals. */
        PROPOSAL,
        /** The chain's last level agrees. */
        APPROVAL,
        /** A level sends the proposal back to be amended; the chain then starts anew. */
        RETURN,
        /** A level refuses; this proposal is over. */
        REFUSAL
    }

    private final Kind kind;

    Step(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
