package org.xiezhi.casework.audit;

/** How an act ended, as it stands in the entry. */
public enum Outcome {
    DONE("done"),
    REFUSED("refused"),
    FAILED("failed");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
