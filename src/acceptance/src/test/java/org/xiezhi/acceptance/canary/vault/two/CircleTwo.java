package org.xiezhi.acceptance.canary.vault.two;

import java.util.List;
import org.xiezhi.acceptance.canary.vault.one.CircleOne;

/** The other half of the circle. */
public record CircleTwo(List<CircleOne> ones) {
    public CircleTwo {
        ones = List.copyOf(ones);
    }
}
