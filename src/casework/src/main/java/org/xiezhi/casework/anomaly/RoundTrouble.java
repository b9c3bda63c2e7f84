package org.xiezhi.casework.anomaly;

/** Why a round came to no end. */
public enum RoundTrouble {
    /** Its node stopped, or stood still. */
    STOPPED,
    /** What was met could not be kept; the server's log says why. */
    FAILED
}
