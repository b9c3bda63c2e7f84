package org.xiezhi.workbench.matter;

import org.xiezhi.procedure.Stage;

/** The marks of the stage bar: several stages of the rulebook stand under one. */
public enum Milestone {
    REGISTER,
    ASSIGN,
    HANDLE,
    VERIFY,
    REPORT,
    FILE,
    /** Nothing of this line is left to do. */
    DONE;

    /** The mark under which a stage stands: what is being worked on. */
    static Milestone of(Stage stage) {
        return switch (stage) {
            case REGISTERED, ASSIGNMENT_PROPOSED -> ASSIGN;
            case ASSIGNED, HANDLING -> HANDLE;
            case VERIFICATION_PROPOSED, VERIFYING -> VERIFY;
            case VERIFICATION_REPORTED -> REPORT;
            case VERIFIED, FILING_PROPOSED -> FILE;
            case FILED -> DONE;
        };
    }
}
