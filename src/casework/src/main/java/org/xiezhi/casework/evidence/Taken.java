package org.xiezhi.casework.evidence;

/** What became of a piece of an upload. */
public enum Taken {
    /** All that was sent is written. */
    WHOLE,
    /** What came before the line was lost is written; the sender asks for the offset and goes on. */
    LINE_LOST,
    /** Nothing is written: another request writes, or the offset is not where the upload stands. */
    ELSEWHERE,
    /** The upload was given up while the piece came. */
    GIVEN_UP
}
