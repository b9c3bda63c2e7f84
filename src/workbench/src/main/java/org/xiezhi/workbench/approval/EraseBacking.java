package org.xiezhi.workbench.approval;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.xiezhi.casework.erasure.ErasureQueries;
import org.xiezhi.casework.erasure.ErasureQueries.ErasureState;
import org.xiezhi.casework.erasure.ErasureQueries.Opened;
import org.xiezhi.casework.erasure.ErasureService;
import org.xiezhi.procedure.Article;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;

/** One proposal to erase, read as it was made, and the decision on exactly that set. */
@Named
@ViewScoped
public class EraseBacking extends SeenProposal<Opened> {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ErasureQueries queries;

    @Inject
    private transient ErasureService service;

    @Inject
    private transient RuleWords rules;

    @Inject
    private transient Formats formats;

    @Inject
    private transient Notices notices;

    @Override
    protected Opened read(UUID proposal) {
        return queries.open(proposal);
    }

    @Override
    protected String hash(Opened proposal) {
        return proposal.hash();
    }

    public boolean isUndecided() {
        return getOpened().state() == ErasureState.OPEN;
    }

    /** The days that the entries lie between; empty if no day narrows. */
    public String getPeriod() {
        if (getOpened().from().isEmpty() && getOpened().to().isEmpty()) {
            return "";
        }
        return getOpened().from().map(formats::day).orElse("") + " – "
                + getOpened().to().map(formats::day).orElse("");
    }

    /** What the ground rests on. */
    public List<String> getArticles() {
        List<Article> articles = rules.entries("ERASURE_GROUNDS").stream()
                .filter(entry -> entry.code().equals(getOpened().ground()))
                .flatMap(entry -> entry.articles().stream())
                .toList();
        return rules.cite(articles);
    }

    public String approve() {
        service.approve(proposal(), seenHash());
        return done("approval_erase.text.approved");
    }

    public String refuse() {
        service.refuse(proposal(), getReason());
        return done("approval_erase.text.refused");
    }

    private String done(String key) {
        notices.done(key, getOpened().number());
        return "/index?faces-redirect=true";
    }
}
