package org.xiezhi.ledger;

/** Is shown entries in the order of the log. */
@FunctionalInterface
public interface EntryVisitor {

    /** One entry; the bytes are the visitor's to keep. */
    void entry(long index, byte[] entry);
}
