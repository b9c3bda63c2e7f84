package org.xiezhi.casework.timestamp;

/** Why there is no stamp; what exactly was found stands in the server's log. */
public enum StampTrouble {
    /** No whole answer in time, or another status of HTTP than 200. */
    AWAY,
    /** The authority says that it does not stamp this. */
    REFUSED,
    /** An answer that is none of RFC 3161, or a larger one than any has. */
    NOT_UNDERSTOOD,
    /** A stamp over something else, of another question, or whose signature does not hold. */
    FORGED,
    /** Signed by a certificate that is no authority's, had expired, or leads to none of the operator's certificates. */
    NOT_TRUSTED
}
