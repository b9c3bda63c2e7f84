package org.xiezhi.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of one kind out of the gathered texts; an empty text counts as not set. */
record RawSettings(Map<Setting, String> values) {

    String text(Setting setting, String otherwise) {
        String value = values.getOrDefault(setting, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    String required(Setting setting, String whatToDo) {
        String value = text(setting, "");
        if (value.isEmpty()) {
            throw Settings.missing(setting, whatToDo);
        }
        return value;
    }

    Path folder(Setting setting, @Nullable Path otherwise) {
        String value = otherwise == null ? required(setting, "name the folder that holds all data") : text(setting, "");
        try {
            Path path = value.isEmpty() && otherwise != null ? otherwise : Path.of(value);
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefusedException(setting.key() + ": expected a folder, found " + value + ".", e);
        }
    }

    /** A file or folder of the operator's; null if he names none. */
    @Nullable Path pathOrNull(Setting setting) {
        return text(setting, "").isEmpty() ? null : folder(setting, Path.of("."));
    }

    Long number(Setting setting, long otherwise, long least, long most) {
        String value = text(setting, Long.toString(otherwise));
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(setting, least, most, value, e);
        }
        throw refused(setting, least, most, value, null);
    }

    private static StartRefusedException refused(
            Setting setting, long least, long most, String found, @Nullable Throwable cause) {
        String sentence =
                setting.key() + ": expected a number from " + least + " to " + most + ", found " + found + ".";
        return cause == null ? new StartRefusedException(sentence) : new StartRefusedException(sentence, cause);
    }
}
