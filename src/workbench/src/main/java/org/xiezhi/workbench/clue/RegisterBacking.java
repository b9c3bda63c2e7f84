package org.xiezhi.workbench.clue;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.xiezhi.casework.clue.ClueService;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/**
 * Registers a clue. Its id is made when the form is shown and travels in the form, so that the same form sent twice is
 * one clue: the second request comes after the first has ended this bean's page.
 */
@Named
@ViewScoped
public class RegisterBacking implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DRAFT = "clue/register";
    private static final List<Article> APPROVAL = List.of(new Article("GZ", "2019", "23"));

    @Inject
    private transient ClueService clues;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient RuleWords rules;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    @Inject
    private transient ServerClock clock;

    @SuppressWarnings("NullAway.Init") // set by begin()
    private UUID id;

    private final TypedClue typed = new TypedClue();

    @PostConstruct
    void begin() {
        id = clock.nextId();
    }

    public String register() {
        UUID clue = clues.register(id, typed.form());
        drafts.discard(DRAFT);
        notices.done("clue_register.text.done");
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    public String getId() {
        return id.toString();
    }

    public void setId(String text) {
        this.id = AddressId.of(text);
    }

    public TypedClue getTyped() {
        return typed;
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

    public List<Choice> getRanks() {
        return Choice.of(RankCategory.class, words::label);
    }

    public List<Choice> getRooms() {
        return staff.handlingRooms().stream()
                .map(room -> new Choice(room.id().toString(), room.name()))
                .toList();
    }

    public List<String> getApproval() {
        return rules.cite(APPROVAL);
    }
}
