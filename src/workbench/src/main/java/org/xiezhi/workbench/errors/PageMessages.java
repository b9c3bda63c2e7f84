package org.xiezhi.workbench.errors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.workbench.frame.ViewName;
import org.xiezhi.workbench.words.Words;

/** Messages on the page that was sent; nothing typed is lost. */
@RequestScoped
public class PageMessages {

    @Inject
    private Words words;

    void refused(FacesContext context, List<Refusal> refusals) {
        refusals.forEach(refusal -> say(context, null, words.say(refusal), articles(refusal)));
        context.validationFailed();
    }

    /** How many fields have to be mended; each says itself what is wrong with it. */
    void invalid(FacesContext context, int fields) {
        say(context, null, words.say("general.text.invalid", fields), "");
    }

    /** By our rule the client id of a field is its name; a fault of a field that the page does not show goes above. */
    void invalid(FacesContext context, List<Problem> problems) {
        invalid(context, problems.size());
        for (Problem problem : problems) {
            String sentence = words.say(problem.key(), problem.args().toArray());
            if (onPage(context, problem.field())) {
                say(context, problem.field(), sentence, sentence);
            } else {
                say(context, null, named(context, problem.field()) + sentence, "");
            }
        }
        context.validationFailed();
    }

    private static boolean onPage(FacesContext context, String field) {
        return context.getViewRoot().invokeOnComponent(context, field, (found, component) -> {});
    }

    /** The label of the field in front of what is wrong with it, if the page has one for it. */
    private String named(FacesContext context, String field) {
        String key = ViewName.of(context.getViewRoot().getViewId()) + ".label." + field;
        return words.containsKey(key) ? words.say("general.text.named", words.get(key)) : "";
    }

    void conflict(FacesContext context) {
        say(context, null, words.get("general.text.conflict"), "");
        context.validationFailed();
    }

    private String articles(Refusal refusal) {
        return refusal.articles().isEmpty() || words.cites(refusal)
                ? ""
                : words.say("general.text.articles", String.join(words.get("general.text.comma"), refusal.articles()));
    }

    private static void say(FacesContext context, @Nullable String clientId, String summary, String detail) {
        context.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, summary, detail));
    }
}
