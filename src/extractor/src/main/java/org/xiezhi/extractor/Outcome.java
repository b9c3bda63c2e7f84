package org.xiezhi.extractor;

/** How a reading ended; the page has a sentence for each. */
enum Outcome {
    /** All of the text. */
    WHOLE,
    /** As much of it as the limits allow. */
    CUT,
    /** A password is needed to read it. */
    ENCRYPTED,
    /** What could be read before or beside a damage; maybe nothing. */
    DAMAGED,
    /** A document, a table or slides, but older than what can be read: PowerPoint 95 and before. */
    OUTDATED,
    /** No document, no table and no slides. */
    OTHER
}
