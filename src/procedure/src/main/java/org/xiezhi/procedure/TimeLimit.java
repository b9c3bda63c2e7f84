package org.xiezhi.procedure;

import java.util.List;

/** A length of time with its ground: an article that fixes it, or this commission's own setting ({@code local}). */
public record TimeLimit(int amount, Unit unit, boolean local, List<Article> articles, String note) {

    /** In what a time limit is counted. */
    public enum Unit {
        DAY,
        MONTH,
        WORKING_DAY
    }

    public TimeLimit {
        if (amount < 1) {
            throw new IllegalArgumentException("expected an amount of at least 1, found " + amount);
        }
        if (articles.isEmpty() && !local) {
            throw new IllegalArgumentException("expected an article or a local limit, found neither");
        }
        articles = List.copyOf(articles);
    }
}
