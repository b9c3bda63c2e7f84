package org.xiezhi.casework.custody;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files in a bag: they mean one file on every system, lead nowhere else, and stand in a manifest as they are, so
 * that {@code sha256sum} finds them too.
 */
final class BagNames {

    static final String ELECTRONIC_DATA = "data/custody/electronic-data.pdf";

    /** A proof bundle, docs/formats/audit-bundle.md. */
    static final String PROOFS = "data/trail/proofs.zip";

    /** Most file systems end a name at 255 bytes; number and ending need some of them. */
    private static final int LONGEST_BYTES = 200;

    /** Separators and what Windows reserves; what nobody sees; what a manifest would have to encode. */
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|%]|\\p{C}|[\\u2028\\u2029]");

    /** Windows drops them at the end, and at the beginning they hide a file. */
    private static final Pattern OUTER = Pattern.compile("^[.\\s]+|[.\\s]+$");

    private static final Pattern ENDING = Pattern.compile("[a-z0-9]{1,10}");

    private BagNames() {}

    /** The number comes first: no two items have one, whatever they are called and however long. */
    static String original(int item, String name, String format) {
        String safe = OUTER.matcher(UNSAFE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .replaceAll("_"))
                .replaceAll("");
        String code = format.toLowerCase(Locale.ROOT);
        boolean ends =
                !ENDING.matcher(code).matches() || safe.toLowerCase(Locale.ROOT).endsWith("." + code);
        String ending = ends ? "" : "." + code;
        return "data/originals/" + number(item) + "-" + cut(safe) + ending;
    }

    static String custody(int item) {
        return "data/custody/" + number(item) + "-custody.pdf";
    }

    private static String number(int item) {
        return String.format(Locale.ROOT, "%03d", item);
    }

    /** Between characters, and before the ending, which tells what opens the file. */
    private static String cut(String name) {
        if (bytes(name) <= LONGEST_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0
                        && ENDING.matcher(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                                .matches()
                ? name.substring(dot)
                : "";
        String rest = name.substring(0, name.length() - ending.length());
        while (bytes(rest) + ending.length() > LONGEST_BYTES) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
        }
        return OUTER.matcher(rest).replaceAll("") + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
