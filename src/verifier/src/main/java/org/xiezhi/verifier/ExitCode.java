package org.xiezhi.verifier;

/** How the process ends; part of the documented interface, {@code docs/formats/audit-bundle.md}. */
enum ExitCode {
    /** Everything was checked and is right. */
    RIGHT(0),
    /** Something is wrong. */
    WRONG(1),
    /** Wrong use, or something cannot be read. */
    USAGE(2),
    /** What was checked is right, and something could not be checked. */
    OPEN(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
