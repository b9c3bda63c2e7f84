package org.xiezhi.workbench.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Reason;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Sentences;

/** Says why not. The rulebook says its own reasons: its sentences cite the rule and name stages, levels and codes. */
final class RefusalWords {

    private static final String OF_THE_RULEBOOK = "procedure.";

    /** The short citation as refusals and timelines carry it, such as {@code GZ(2019) 38}. */
    private static final Pattern CITED = Pattern.compile("([A-Z]+[0-9]*)\\(([0-9]{4})\\) (.+)");

    private RefusalWords() {}

    /** Whether the sentence names its articles itself. */
    static boolean cites(Refusal refusal) {
        return refusal.key().startsWith(OF_THE_RULEBOOK);
    }

    static String say(Refusal refusal, Rulebook rulebook, Locale locale) {
        if (!cites(refusal)) {
            return new Sentence(locale).of(refusal.key(), refusal.args());
        }
        List<Article> articles =
                refusal.articles().stream().map(RefusalWords::article).toList();
        return new Sentences(rulebook, locale).of(new Reason(refusal.key(), refusal.args(), articles));
    }

    /** @throws IllegalArgumentException if it is no citation */
    static Article article(String cited) {
        Matcher parts = CITED.matcher(cited);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a citation such as GZ(2019) 38, found " + cited);
        }
        return new Article(parts.group(1), parts.group(2), parts.group(3));
    }
}
