package org.xiezhi.casework.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.procedure.Stage;

/**
 * What a reader narrows a list of matters by; null and the empty text narrow nothing.
 *
 * @param words found as one piece, whatever the case of Latin letters
 * @param label a code of the catalogue of labels
 * @param room the handling room
 */
public record MatterFilter(
        String words,
        @Nullable String label,
        @Nullable Stage stage,
        @Nullable UUID room) {

    public MatterFilter {
        words = words.strip();
    }

    public static MatterFilter none() {
        return new MatterFilter("", null, null, null);
    }

    /** In the words of the entry that the look leaves. */
    public String told() {
        List<String> told = new ArrayList<>();
        if (!words.isEmpty()) {
            told.add(words);
        }
        if (label != null) {
            told.add("label=" + label);
        }
        if (stage != null) {
            told.add("stage=" + stage);
        }
        if (room != null) {
            told.add("room=" + room);
        }
        return String.join(" ", told);
    }
}
