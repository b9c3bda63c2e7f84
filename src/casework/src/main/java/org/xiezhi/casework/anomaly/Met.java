package org.xiezhi.casework.anomaly;

import java.util.List;
import java.util.Optional;

/**
 * What a round met with one rule.
 *
 * @param more whether there was so much of it that the rest was left out
 * @param failure why the rule could not be asked; nothing was met then
 */
public record Met(Asking asking, List<Hit> hits, boolean more, Optional<String> failure) {

    public Met {
        hits = List.copyOf(hits);
    }

    static Met failed(Asking asking, String why) {
        return new Met(asking, List.of(), false, Optional.of(why));
    }
}
