package org.xiezhi.procedure;

/** The three ways in which the chain of one proposal can end. */
public record Decisions(Step approve, Step sendBack, Step refuse) {

    public Decisions {
        require(approve, Step.Kind.APPROVAL);
        require(sendBack, Step.Kind.RETURN);
        require(refuse, Step.Kind.REFUSAL);
    }

    private static void require(Step step, Step.Kind kind) {
        if (step.kind() != kind) {
            throw new IllegalArgumentException("expected a step of kind " + kind + ", found " + step);
        }
    }
}
