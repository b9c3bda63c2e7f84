package org.xiezhi.procedure;

/** The rank of the person concerned, as far as it decides who approves (ZF 13-21). */
public enum RankCategory {
    /** Chief post managed by the same-level Party committee; also heads of next-level Party committees (GZ 33). */
    A,
    /** Deputy post so managed. */
    B,
    /** Other person so managed. */
    C,
    /** Everyone else. */
    D
}
