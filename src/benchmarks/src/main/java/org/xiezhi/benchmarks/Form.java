package org.xiezhi.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One form of a page of the product, as it would be sent by a browser without scripts. */
final class Form {

    private static final Pattern FIELD =
            Pattern.compile("<(input|select|textarea)\\b([^>]*)>(?:(.*?)</\\1>)?", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    private static final Pattern LABEL = Pattern.compile("<label\\b([^>]*)>([^<]*)</label>");
    private static final Set<String> SENT_ONLY_WHEN_CHOSEN = Set.of("checkbox", "radio", "submit", "button", "file");

    private final String html;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Form(String html) {
        this.html = html;
        Matcher fields = FIELD.matcher(html);
        while (fields.find()) {
            String name = attribute(fields.group(2), "name");
            if (name != null && !SENT_ONLY_WHEN_CHOSEN.contains(String.valueOf(attribute(fields.group(2), "type")))) {
                values.put(name, List.of(value(fields)));
            }
        }
    }

    /** The form of this id. */
    static Form of(String page, String id) {
        Matcher form = Pattern.compile("<form id=\"" + Pattern.quote(id) + "\".*?</form>", Pattern.DOTALL)
                .matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("expected a form " + id + ", found none in: " + page);
        }
        return new Form(form.group());
    }

    private static String value(Matcher field) {
        String content = field.group(3) == null ? "" : field.group(3);
        return switch (field.group(1)) {
            case "textarea" -> plain(content).strip();
            case "select" ->
                OPTION.matcher(content)
                        .results()
                        .filter(option -> attribute(option.group(1), "selected") != null)
                        .findFirst()
                        .map(option -> String.valueOf(attribute(option.group(1), "value")))
                        .orElse("");
            default -> {
                String given = attribute(field.group(2), "value");
                yield given == null ? "" : given;
            }
        };
    }

    private static @Nullable String attribute(String tag, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : null;
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    Form set(String name, String value) {
        if (!values.containsKey(name)) {
            throw new IllegalStateException("expected a field " + name + ", found " + values.keySet());
        }
        values.put(name, List.of(value));
        return this;
    }

    /** Takes the option of a list at this place; 0 is the one that says to choose. */
    Form choose(String name, int place) {
        Matcher fields = FIELD.matcher(html);
        while (fields.find()) {
            if (fields.group(1).equals("select") && name.equals(attribute(fields.group(2), "name"))) {
                List<String> options = OPTION.matcher(fields.group(3))
                        .results()
                        .map(option -> String.valueOf(attribute(option.group(1), "value")))
                        .toList();
                if (place < options.size()) {
                    return set(name, options.get(place));
                }
            }
        }
        throw new IllegalStateException("expected a list " + name + " with an option at " + place + ", found " + html);
    }

    /** Ticks the boxes with these labels. */
    Form tick(String name, String... labels) {
        List<String> ticked = new ArrayList<>();
        for (String label : labels) {
            String box = LABEL.matcher(html)
                    .results()
                    .filter(found -> plain(found.group(2)).contains(label))
                    .map(found -> String.valueOf(attribute(found.group(1), "for")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected a box " + label + ", found " + html));
            FIELD.matcher(html)
                    .results()
                    .filter(field -> box.equals(attribute(field.group(2), "id")))
                    .forEach(field -> ticked.add(String.valueOf(attribute(field.group(2), "value"))));
        }
        values.put(name, ticked);
        return this;
    }

    /** What is sent when this button is pressed. */
    String pressing(String button) {
        values.put(button, List.of(""));
        return values.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
