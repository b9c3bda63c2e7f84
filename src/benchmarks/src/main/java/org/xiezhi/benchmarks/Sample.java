package org.xiezhi.benchmarks;

import java.util.List;

/**
 * The figures of several rounds, in order of size.
 *
 * @param figures at least one
 */
record Sample(List<Double> figures) {

    Sample {
        if (figures.isEmpty() || figures.stream().anyMatch(figure -> !Double.isFinite(figure))) {
            throw new IllegalArgumentException("expected at least one figure and only finite ones, found " + figures);
        }
        figures = figures.stream().sorted().toList();
    }

    /** The middle figure; of an even number of them the mean of the two in the middle. */
    double median() {
        int half = figures.size() / 2;
        return figures.size() % 2 == 1 ? figures.get(half) : (figures.get(half - 1) + figures.get(half)) / 2;
    }

    double lowest() {
        return figures.get(0);
    }

    double highest() {
        return figures.get(figures.size() - 1);
    }

    /** The smallest figure that at least so many percent of them do not exceed (nearest rank). */
    double percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("expected 1 to 100 percent, found " + percent);
        }
        int rank = (int) Math.ceil(figures.size() * percent / 100.0);
        return figures.get(rank - 1);
    }
}
