package org.xiezhi.workbench.words;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One line of a list to choose from: what is sent and what is read. */
public record Choice(String value, String label) {

    /** All values of an enum with their words, in the order of the house. */
    public static <E extends Enum<E>> List<Choice> of(Class<E> type, Function<Enum<?>, String> word) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> new Choice(value.name(), word.apply(value)))
                .toList();
    }
}
