package org.xiezhi.casework.approval;

/** What a level may answer. */
public enum Decision {
    /** 同意. */
    AGREE,
    /** 退回: amend and propose again; the chain starts anew. */
    RETURN,
    /** 不同意: this proposal is over. */
    REFUSE
}
