package org.xiezhi.casework.witness;

/** What went wrong with a witness the last time; why exactly stands in the server's log. */
public enum Trouble {
    /** No answer in time, or the folder of the stick cannot be read or written. */
    AWAY,
    /** An answer that no witness gives. */
    NOT_UNDERSTOOD,
    /** It does not know this log, or not under this key. */
    NOT_TRUSTED,
    /** No cosignature of its key over a checkpoint that it was asked about. */
    FORGED,
    /** It has cosigned more entries than are published here; for a moment after a change of lead that is no fork. */
    AHEAD,
    /** It has seen another tree, or a longer one: an alarm of the first rank, until it cosigns again. */
    REFUSED
}
