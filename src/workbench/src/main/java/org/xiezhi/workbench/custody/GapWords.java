package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.casework.custody.Gap;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** Says an open gap in the custody of a thing: {@code #{gaps.say(gap)}}. */
@Named("gaps")
@ApplicationScoped
public class GapWords {

    private Words words;
    private Formats formats;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected GapWords() {}

    @Inject
    GapWords(Words words, Formats formats) {
        this.words = words;
        this.formats = formats;
    }

    public String say(Gap gap) {
        String key = "custody_item.gap." + gap.kind().name();
        return words.say(key, gap.who(), formats.day(gap.day()));
    }
}
