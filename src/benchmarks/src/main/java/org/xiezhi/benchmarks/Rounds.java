package org.xiezhi.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the sides of a comparison reached in the rounds of one run.
 *
 * @param figures of each round, in the order in which the sides were named
 */
record Rounds(List<List<Double>> figures) {

    /** One turn of one side, and what it reached. */
    interface Side {
        double turn() throws IOException, SQLException, InterruptedException;
    }

    /** All sides in each round, in changing order, after a round that does not count. */
    static Rounds alternate(int rounds, Side... sides) throws IOException, SQLException, InterruptedException {
        List<List<Double>> figures = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Double[] reached = new Double[sides.length];
            for (int turn = 0; turn < sides.length; turn++) {
                int side = (round & 1) == 1 ? sides.length - 1 - turn : turn;
                reached[side] = sides[side].turn();
            }
            if (round > 0) {
                figures.add(Arrays.asList(reached));
            }
        }
        return new Rounds(figures);
    }

    Sample of(int side) {
        return each(round -> round.get(side));
    }

    /** The first side over the second. */
    Sample ratio() {
        return each(round -> round.get(0) / round.get(1));
    }

    Sample each(ToDoubleFunction<List<Double>> figure) {
        return new Sample(figures.stream().map(figure::applyAsDouble).toList());
    }
}
