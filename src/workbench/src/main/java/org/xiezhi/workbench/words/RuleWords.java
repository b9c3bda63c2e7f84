package org.xiezhi.workbench.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.Sentences;
import org.xiezhi.procedure.Step;

/** What the rulebook calls things, in the reader's language: {@code #{rules.name('LABELS', clue.label())}}. */
@Named("rules")
@ApplicationScoped
public class RuleWords {

    private TheRulebook rulebook;
    private CurrentActor actor;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected RuleWords() {}

    @Inject
    RuleWords(CurrentActor actor, TheRulebook rulebook) {
        this.actor = actor;
        this.rulebook = rulebook;
    }

    /** The name of a code; empty for an absent one. */
    public String name(String catalogue, @Nullable String code) {
        return code == null || code.isEmpty()
                ? ""
                : rulebook.get().entry(Catalogue.valueOf(catalogue), code).name(actor.locale());
    }

    /** The codes of a catalogue to choose from, in its order. */
    public List<Choice> choices(Catalogue catalogue) {
        return rulebook.get().catalogue(catalogue).stream()
                .map(entry -> new Choice(entry.code(), entry.name(actor.locale())))
                .toList();
    }

    public List<Entry> entries(String catalogue) {
        return rulebook.get().catalogue(Catalogue.valueOf(catalogue));
    }

    public String note(Entry entry) {
        return entry.note(actor.locale()).orElse("");
    }

    /** The articles a step rests on. */
    public List<Article> of(Step step) {
        return rulebook.get().articles(step);
    }

    /** The full citations of articles, or of short citations, one for each text by its title. */
    public List<String> cite(Collection<?> articles) {
        return new Sentences(rulebook.get(), actor.locale())
                .citations(articles.stream().map(RuleWords::article).toList());
    }

    private static Article article(Object cited) {
        return cited instanceof Article known ? known : RefusalWords.article(cited.toString());
    }
}
