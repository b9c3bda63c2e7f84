package org.xiezhi.workbench.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.procedure.Catalogue;

/**
 * The sentences of the reader's language for expressions: {@code #{msg['clue_list.title.page']}},
 * {@code #{msg.say('clue_list.text.count', n)}}, {@code #{msg.label(role)}}.
 */
@Named("msg")
@ApplicationScoped
public class Words extends AbstractMap<String, String> {

    private CurrentActor actor;
    private TheRulebook rulebook;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected Words() {}

    @Inject
    Words(CurrentActor actor, TheRulebook rulebook) {
        this.actor = actor;
        this.rulebook = rulebook;
    }

    private Sentence sentence() {
        return new Sentence(actor.locale());
    }

    @Override
    public String get(@Nullable Object key) {
        return sentence().of(String.valueOf(key));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return sentence().knows(String.valueOf(key));
    }

    /** The sentence of a key with its arguments. */
    public String say(String key, Object... args) {
        return sentence().of(key, List.of(args));
    }

    /** The word for a value of an enum: key {@code Type.VALUE}. */
    public String label(@Nullable Enum<?> value) {
        return value == null ? "" : get(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** The same by the value's name; that name itself if the enum has it no longer. */
    public <E extends Enum<E>> String label(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(code))
                .findFirst()
                .map(this::label)
                .orElse(code);
    }

    /** The word of a key; what is given if there is none. */
    public String word(String key, String otherwise) {
        return containsKey(key) ? get(key) : otherwise;
    }

    /** The name of a code of the rulebook; the code itself if the rulebook has it no longer. */
    public String code(Catalogue catalogue, String code) {
        return rulebook.get().catalogue(catalogue).stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .map(entry -> entry.name(actor.locale()))
                .orElse(code);
    }

    /** Why not, in a sentence. */
    public String say(Refusal refusal) {
        return RefusalWords.say(refusal, rulebook.get(), actor.locale());
    }

    /** Whether that sentence names its articles itself. */
    public boolean cites(Refusal refusal) {
        return RefusalWords.cites(refusal);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return Bundles.of(actor.locale()).entrySet();
    }
}
