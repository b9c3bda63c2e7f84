package org.xiezhi.workbench.audit;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a sentence about an act: {@code {name}} stands for a value, and what stands in square brackets is said only if
 * all its values are there.
 */
final class SentenceForm {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9-]+)\\}");

    private final String form;

    SentenceForm(String form) {
        this.form = form;
    }

    /** The values that the form has a place for. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(form);
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    /** The sentence; a value that an older entry lacks is shown as a dash where the form cannot do without it. */
    String say(Map<String, String> values) {
        String kept = OPTIONAL.matcher(form).replaceAll(part -> {
            boolean whole = new SentenceForm(part.group(1)).names().stream().allMatch(values::containsKey);
            return whole ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        return PLACE.matcher(kept).replaceAll(place -> {
            @Nullable String value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? "–" : value);
        });
    }
}
