package org.xiezhi.procedure;

/** A time limit that runs from an event of a matter, not from the arrival of an approval. */
public enum Limit {
    /** The handling room's opinion, from its receipt of the clue. */
    HANDLING_OPINION,
    /** The preliminary verification, from its approval. */
    VERIFICATION,
    /** A thing's way into the keeping of a custodian, from the day it was taken. */
    STORE_THING
}
