package org.xiezhi.launcher;

/** What the product is started for. */
public enum Mode {
    /** Demo organisation, accounts whose passwords are public on purpose, H2. */
    DEMO,
    /** Real work: PostgreSQL, secrets from the operator, no demo account. */
    PRODUCTION
}
