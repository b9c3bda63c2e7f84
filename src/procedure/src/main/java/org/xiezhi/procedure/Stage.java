package org.xiezhi.procedure;

/** Where a matter stands; it stands at exactly one stage at any time. */
public enum Stage {
    REGISTERED,
    ASSIGNMENT_PROPOSED,
    ASSIGNED,
    HANDLING,
    VERIFICATION_PROPOSED,
    VERIFYING,
    VERIFICATION_REPORTED,
    VERIFIED,
    FILING_PROPOSED,
    FILED
}
