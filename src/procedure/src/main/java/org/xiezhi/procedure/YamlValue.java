package org.xiezhi.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML file that knows its line, so that every refusal can point to it. */
final class YamlValue {

    private final String file;
    private final Node node;

    YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    static YamlValue parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new RulebookException(file + ":1: expected a mapping, found an empty file"));
            return new YamlValue(file, root);
        } catch (MarkedYamlEngineException broken) {
            String line = broken.getProblemMark()
                    .map(mark -> String.valueOf(mark.getLine() + 1))
                    .orElse("?");
            throw new RulebookException(file + ":" + line + ": expected YAML, found " + broken.getProblem(), broken);
        } catch (YamlEngineException broken) {
            throw new RulebookException(file + ": expected YAML, found " + broken.getMessage(), broken);
        }
    }

    /** The fields of a mapping: exactly these keys, of which those that end in {@code ?} may be missing. */
    YamlFields fields(String... keys) {
        if (node instanceof MappingNode mapping) {
            return YamlFields.read(this, file, mapping, keys);
        }
        throw refusal("a mapping");
    }

    List<YamlValue> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlValue(file, item))
                    .toList();
        }
        throw refusal("a list");
    }

    List<YamlValue> someItems() {
        List<YamlValue> items = items();
        if (items.isEmpty()) {
            throw refusal("a list with at least one item", "an empty list");
        }
        return items;
    }

    String text() {
        String text = scalar(Tag.STR, "a text");
        if (text.isBlank()) {
            throw refusal("a text", "a blank");
        }
        return text;
    }

    int number() {
        return converted(scalar(Tag.INT, "a number"), "a number", Integer::parseInt);
    }

    boolean flag() {
        return Boolean.parseBoolean(scalar(Tag.BOOL, "true or false"));
    }

    LocalDate date() {
        return converted(text(), "a date such as 2026-11-23", LocalDate::parse);
    }

    <E extends Enum<E>> E code(Class<E> codes) {
        String known = Arrays.toString(codes.getEnumConstants());
        return converted(text(), "one of " + known, code -> Enum.valueOf(codes, code));
    }

    Level sign() {
        return converted(text(), "one of 室, 分, 主, 书", Level::ofSign);
    }

    /** What a row says as a whole, refused at this line if it contradicts itself. */
    <T> T row(Function<YamlValue, T> reading) {
        try {
            return reading.apply(this);
        } catch (IllegalArgumentException contradiction) {
            throw new RulebookException(where() + ": " + contradiction.getMessage(), contradiction);
        }
    }

    RulebookException refusal(String expected) {
        return refusal(expected, found());
    }

    RulebookException refusal(String expected, String found) {
        return refusal(expected, found, null);
    }

    private RulebookException refusal(String expected, String found, @Nullable Throwable cause) {
        return new RulebookException(where() + ": expected " + expected + ", found " + found, cause);
    }

    private <T> T converted(String text, String expected, Function<String, T> conversion) {
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unknown) {
            throw refusal(expected, found(), unknown);
        }
    }

    private String scalar(Tag tag, String expected) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return scalar.getValue();
        }
        throw refusal(expected);
    }

    private String where() {
        return file
                + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }

    private String found() {
        if (node instanceof ScalarNode scalar) {
            String kind = scalar.getTag().equals(Tag.STR) ? "" : " (quote it if it is meant as a text)";
            return "'" + scalar.getValue() + "'" + kind;
        }
        return node instanceof MappingNode ? "a mapping" : "a list";
    }
}
