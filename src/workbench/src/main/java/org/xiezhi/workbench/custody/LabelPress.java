package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.casework.custody.CustodyRecord.Label;
import org.xiezhi.workbench.paper.Sticker;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** Puts the label of a thing on paper: the code leads to its card, which asks who looks. */
@ApplicationScoped
public class LabelPress {

    private Words words;
    private RuleWords rules;
    private Formats formats;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected LabelPress() {}

    @Inject
    LabelPress(Words words, RuleWords rules, Formats formats) {
        this.words = words;
        this.rules = rules;
        this.formats = formats;
    }

    /**
     * The label.
     *
     * @param pages address of the folder of the card's page, as the reader's browser knows it
     */
    public byte[] label(Label label, String pages) {
        return Sticker.of(
                words.say("custody_list.text.thing", label.number(), label.item()),
                List.of(
                        label.organ(),
                        line("custody_item.label.kind", rules.name("EVIDENCE_KINDS", label.kind())),
                        line("custody_item.label.seal_number", label.seal()),
                        line("custody_item.label.collected", formats.day(label.collected()))),
                pages + "item.xhtml?id=" + label.id());
    }

    private String line(String key, String value) {
        return words.say("custody_paper.text.line", words.get(key), value);
    }
}
