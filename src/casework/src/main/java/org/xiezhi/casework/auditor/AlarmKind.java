package org.xiezhi.casework.auditor;

/** States of the trail that somebody has to answer for. */
public enum AlarmKind {
    /** Entries wait too long for a signed checkpoint. */
    UNSIGNED,
    /** Integration stands still until somebody has mended what stopped it. */
    INTEGRATION_STOPPED,
    /** A witness has seen another tree. */
    WITNESS_REFUSED,
    /** Too few witnesses have cosigned for too long. */
    QUORUM_LATE,
    /** The last verification of the whole trail, or a later one, found contradictions. */
    FINDINGS,
    /** No verification has come to its end for so long that something must be wrong. */
    VERIFICATION_OVERDUE,
    /** An original of the evidence is not as it was received. */
    EVIDENCE_DAMAGED,
    /** No round of the scrub has come to its end for so long that something must be wrong. */
    SCRUB_OVERDUE,
    /** No time stamp has come for too long. */
    STAMP_LATE,
    /** The server's clock differs from the authority's, or stands before the latest entry. */
    CLOCK_WRONG
}
