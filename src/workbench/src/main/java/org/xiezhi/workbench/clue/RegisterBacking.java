package org.xiezhi.workbench.clue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.clue.ClueService;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** The form by which case supervision registers a clue and proposes its room. */
@Named("clueRegister")
@ViewScoped
public class RegisterBacking implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DRAFT = "clue/register";

    @Inject
    private ClueService clues;

    @Inject
    private DraftService drafts;

    @Inject
    private StaffQueries staff;

    @Inject
    private RuleWords rules;

    @Inject
    private Words words;

    @Inject
    private Notices notices;

    @Inject
    private ServerClock clock;

    /** Made when the form is shown: the same form sent twice is one clue. */
    private @Nullable UUID id;

    private @Nullable Typed typed;

    /** Gives the form the id of the clue that it will become. */
    public void open() {
        if (id == null) {
            id = clock.nextId();
            typed = new Typed();
        }
    }

    public String register() {
        UUID clue = Objects.requireNonNull(id);
        clues.register(clue, getTyped().form());
        drafts.discard(DRAFT);
        notices.done("clue_register.text.done");
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    public Typed getTyped() {
        return Objects.requireNonNull(typed);
    }

    public List<Choice> getSources() {
        return rules.choices(Catalogue.SOURCES);
    }

    public List<Choice> getLabels() {
        return rules.choices(Catalogue.LABELS);
    }

    public List<Choice> getDomains() {
        return rules.choices(Catalogue.DOMAINS);
    }

    public List<Choice> getSecretLevels() {
        return rules.choices(Catalogue.SECRET_LEVELS);
    }

    /** Each with its letter and what the letter means. */
    public List<Choice> getRanks() {
        return Choice.of(
                RankCategory.class, rank -> words.say("clue_register.text.rank", rank.name(), words.label(rank)));
    }

    public List<Choice> getRooms() {
        return Rooms.choices(staff.handlingRooms());
    }

    /** What the registration rests on. */
    public List<String> getArticles() {
        return rules.cite(rules.of(Step.REGISTER));
    }

    /** What the assignment and its approval rest on. */
    public List<String> getAssignmentArticles() {
        return rules.cite(rules.of(Step.APPROVE_ASSIGNMENT));
    }
}
