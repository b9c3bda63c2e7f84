package org.xiezhi.benchmarks;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param bound which side of the limit is good
 * @param limit in the unit of the figure
 */
record Goal(Bound bound, double limit) {

    /** Which side is good. */
    enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    static Goal atLeast(double limit) {
        return new Goal(Bound.AT_LEAST, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(Bound.AT_MOST, limit);
    }

    boolean met(double figure) {
        return bound == Bound.AT_LEAST ? figure >= limit : figure <= limit;
    }

    String text() {
        return bound.sign + " " + number(limit);
    }

    /** Two digits behind the point for ratios, whole numbers with groups for what is counted in thousands. */
    static String number(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) >= 100 ? "%,.0f" : "%.2f", figure);
    }
}
