package org.xiezhi.workbench.drafts;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The typed fields of one form as JSON: name to list of values. Passwords and the page's own state never get in.
 *
 * @param form which form: its view, and the matter behind a colon if it is about one
 */
public record TypedFields(String form, String json) {

    /** Hidden field by which a form says that it wants its drafts kept, and under which name. */
    public static final String FORM_FIELD = "x_draft";

    /** {@code clue/register} or {@code casefile/propose:<uuid>}. */
    private static final Pattern FORM = Pattern.compile("[a-z]{1,30}/[a-z-]{1,30}(:[0-9a-f-]{36})?");

    /** Ten times what the longest form takes; more is no typing. */
    private static final int MOST_CHARACTERS = 256 * 1024;

    public TypedFields {
        if (!FORM.matcher(form).matches()) {
            throw new IllegalArgumentException("expected a form such as clue/register, found " + form);
        }
    }

    /** The fields of a posted form; empty if it keeps no drafts or is too large to be one. */
    public static Optional<TypedFields> of(Map<String, String[]> posted) {
        return form(posted.get(FORM_FIELD))
                .map(form -> new TypedFields(form, json(posted)))
                .filter(typed -> typed.json().length() <= MOST_CHARACTERS);
    }

    /** The form that a client names, if it can be one. */
    static Optional<String> form(String @Nullable [] values) {
        return values != null && values.length == 1 && FORM.matcher(values[0]).matches()
                ? Optional.of(values[0])
                : Optional.empty();
    }

    private static String json(Map<String, String[]> posted) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        new TreeMap<>(posted).forEach((name, values) -> {
            if (isTyped(name)) {
                JsonArrayBuilder list = Json.createArrayBuilder();
                for (String value : values) {
                    list.add(value);
                }
                fields.add(name, list);
            }
        });
        return fields.build().toString();
    }

    private static boolean isTyped(String name) {
        return !name.startsWith("jakarta.faces.")
                && !name.startsWith("primefaces.")
                && !name.startsWith("x_")
                && !name.toLowerCase(Locale.ROOT).contains("password");
    }
}
