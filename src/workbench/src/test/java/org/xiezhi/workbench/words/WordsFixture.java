package org.xiezhi.workbench.words;

import java.util.Locale;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;

/** The words of one language without a container. */
public final class WordsFixture {

    private WordsFixture() {}

    public static Words words(Locale locale) {
        return new Words(reader(locale), new TheRulebook());
    }

    public static RuleWords rules(Locale locale) {
        return new RuleWords(reader(locale), new TheRulebook());
    }

    public static Formats formats(Locale locale) {
        return new Formats(reader(locale), new ServerClock());
    }

    public static CurrentActor reader(Locale locale) {
        CurrentActor reader = new CurrentActor();
        reader.speak(locale);
        return reader;
    }
}
