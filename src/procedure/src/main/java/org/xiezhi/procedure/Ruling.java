package org.xiezhi.procedure;

import java.util.List;
import java.util.Optional;

/**
 * The rulebook's answer: allowed, or refused with reasons.
 *
 * @param next the stage after an allowed step; empty for refusals and for questions that are not about a step
 * @param reasons why it is refused; empty if it is allowed
 * @param articles the rule that was applied, in either case
 */
public record Ruling(Optional<Stage> next, List<Reason> reasons, List<Article> articles) {

    public Ruling {
        if (next.isPresent() && !reasons.isEmpty()) {
            throw new IllegalArgumentException("expected no next stage in a refusal, found " + next);
        }
        reasons = List.copyOf(reasons);
        articles = List.copyOf(articles);
    }

    static Ruling allowed(List<Article> articles) {
        return new Ruling(Optional.empty(), List.of(), articles);
    }

    static Ruling allowed(Stage next, List<Article> articles) {
        return new Ruling(Optional.of(next), List.of(), articles);
    }

    static Ruling refused(Reason reason) {
        return new Ruling(Optional.empty(), List.of(reason), reason.articles());
    }

    public boolean allowed() {
        return reasons.isEmpty();
    }
}
