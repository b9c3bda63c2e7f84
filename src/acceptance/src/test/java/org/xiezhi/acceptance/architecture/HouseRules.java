package org.xiezhi.acceptance.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules, for whichever root package: the house itself, or the canaries that imitate it. */
final class HouseRules {
    private HouseRules() {}

    static List<HouseRule> of(String root) {
        return Stream.of(
                        new LayerRules(root).all(),
                        new FeatureRules(root).all(),
                        new ServiceRules(root).all(),
                        new HabitRules(root).all())
                .flatMap(List::stream)
                .toList();
    }
}
