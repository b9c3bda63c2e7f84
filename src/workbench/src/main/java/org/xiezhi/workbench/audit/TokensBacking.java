package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.xiezhi.casework.auditor.TokenQueries;
import org.xiezhi.casework.auditor.TokenQueries.Line;
import org.xiezhi.casework.auditor.TokenService;
import org.xiezhi.casework.auditor.TokenService.Made;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** The auditor's own tokens: makes one and shows it this once, revokes one. */
@Named
@ViewScoped
public class TokensBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient TokenQueries queries;
    private transient TokenService service;
    private transient Settings settings;
    private transient Words words;
    private transient Notices notices;
    // Never kept: a page that is opened again does not show it.
    private transient @Nullable Made made;
    private transient @Nullable List<Line> lines;
    private @Nullable String label;
    private @Nullable String days;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected TokensBacking() {}

    @Inject
    TokensBacking(TokenQueries queries, TokenService service, Settings settings, Words words, Notices notices) {
        this.queries = queries;
        this.service = service;
        this.settings = settings;
        this.words = words;
        this.notices = notices;
    }

    public void make() {
        made = null;
        lines = null;
        made = service.make(label, days == null ? 0 : Integer.parseInt(days));
        label = null;
        days = null;
    }

    public String revoke(Line line) {
        service.revoke(line.id());
        notices.done("audit_tokens.text.revoked", line.label());
        return "/audit/tokens?faces-redirect=true";
    }

    public List<Line> getLines() {
        List<Line> known = lines;
        if (known == null) {
            known = queries.own();
            lines = known;
        }
        return known;
    }

    /** How long one may be good for. */
    public List<Choice> getTerms() {
        return IntStream.of(1, 7, 30, 90)
                .mapToObj(term -> new Choice(Integer.toString(term), words.say("audit_tokens.text.days", term)))
                .toList();
    }

    /** The token that was made a moment ago. */
    public @Nullable Made getMade() {
        return made;
    }

    /** What to type where there is curl; the token goes into a file, because command lines are seen by others. */
    public String getExample() {
        return made == null
                ? ""
                : "(umask 077; echo 'Authorization: Bearer " + made.token() + "' > xiezhi.token)\n"
                        + "curl -fsS -H @xiezhi.token "
                        + settings.publicUrl().orElseGet(Faces::getRequestBaseURL) + "api/ledger/checkpoint";
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    public @Nullable String getDays() {
        return days;
    }

    public void setDays(@Nullable String days) {
        this.days = days;
    }
}
