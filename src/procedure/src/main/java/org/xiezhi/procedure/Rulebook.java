package org.xiezhi.procedure;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The procedure of one version: asks nobody, changes nothing, and answers every question with the articles behind the answer.
 *
 * <p>Immutable and safe for any number of threads. Questions about codes it does not have are faults of the caller
 * ({@link IllegalArgumentException}); a rulebook that contradicts itself is never made ({@link RulebookException}).
 */
public final class Rulebook {

    // Twelve digits tell versions apart for a reader; whoever must be certain compares digest().
    private static final int SHORT_DIGEST = 12;

    private final String declared;
    private final String digest;
    private final Texts texts;
    private final Transitions transitions;
    private final Approvals approvals;
    private final TimeLimits limits;
    private final Catalogues catalogues;
    private final WorkingCalendar calendar;

    Rulebook(
            String declared,
            String digest,
            Texts texts,
            Transitions transitions,
            Approvals approvals,
            TimeLimits limits,
            Catalogues catalogues,
            WorkingCalendar calendar) {
        this.declared = declared;
        this.digest = digest;
        this.texts = texts;
        this.transitions = transitions;
        this.approvals = approvals;
        this.limits = limits;
        this.catalogues = catalogues;
        this.calendar = calendar;
    }

    /** The rulebook that was built into this module. */
    public static Rulebook load() {
        return new RulebookReader(RulebookFiles.fromClassPath()).read();
    }

    /** The rulebook in a folder laid out like {@code config/rulebook}: how a commission changes its local parameters or adds a year. */
    public static Rulebook load(Path folder) {
        return new RulebookReader(RulebookFiles.fromFolder(folder)).read();
    }

    /** The rulebook in these texts, by file name relative to {@code config/rulebook}. */
    public static Rulebook from(Map<String, String> files) {
        return new RulebookReader(RulebookFiles.of(files)).read();
    }

    /** The declared version and the beginning of the digest, such as {@code 2026.1+0a1b2c3d4e5f}. */
    public String version() {
        return declared + "+" + digest.substring(0, SHORT_DIGEST);
    }

    /** SHA-256 over all files, in hex. */
    public String digest() {
        return digest;
    }

    /** The full title of the text an article belongs to. */
    public String title(Article article) {
        return texts.title(article);
    }

    /** Whether the first step of a matter that does not exist yet may be taken. */
    public Ruling opening(Step step) {
        return transitions.opening(step);
    }

    /** Whether the step may be taken at this stage, and which stage follows. */
    public Ruling step(Stage from, Step step) {
        return transitions.step(from, step);
    }

    /** The articles a step rests on. */
    public List<Article> articles(Step step) {
        return transitions.row(step).articles();
    }

    /** The articles a stage rests on. */
    public List<Article> articles(Stage stage) {
        return transitions.articles(stage);
    }

    /** Whether the step's rule is this commission's own rather than the wording of its articles. */
    public boolean isLocal(Step step) {
        return transitions.row(step).local();
    }

    /** Whether a step may be taken with so many members. */
    public Ruling team(Step step, int members) {
        return transitions.team(step, members);
    }

    /** Whether a step has enough members, and the signatures of all of them where the rule asks for that, and of nobody else. */
    public <T> Ruling signed(Step step, Set<T> members, Set<T> signers) {
        return transitions.signed(step, members, signers);
    }

    /** The levels that sign a proposal about a person of this rank, from the first to the one that decides. */
    public List<Level> chain(Step proposal, RankCategory category) {
        return approvals.row(proposal).chain(category);
    }

    /** The articles the chain of a proposal rests on. */
    public List<Article> chainArticles(Step proposal) {
        return approvals.row(proposal).articles();
    }

    /** The three steps that can end the chain of a proposal. */
    public Decisions decisions(Step proposal) {
        return approvals.row(proposal).decisions();
    }

    /** Whether who holds a level may act at the required one: levels are minimum levels, so a higher one may, a lower one may not. */
    public Ruling decides(Level required, Level held) {
        return approvals.decides(required, held);
    }

    /** The time a level of a proposal's chain has for its answer. */
    public TimeLimit limit(Step proposal, Level level) {
        return limits.limit(proposal, level);
    }

    public TimeLimit limit(Limit limit) {
        return limits.limit(limit);
    }

    /**
     * The last day on which a level can answer a proposal that reached it on {@code from}.
     *
     * @throws CalendarException if the holidays of a year on the way are not known
     */
    public LocalDate due(Step proposal, Level level, LocalDate from) {
        return calendar.end(from, limit(proposal, level));
    }

    /**
     * The last day of a limit that began on {@code from}.
     *
     * @throws CalendarException if the holidays of a year on the way are not known
     */
    public LocalDate due(Limit limit, LocalDate from) {
        return calendar.end(from, limit(limit));
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /** The codes of a catalogue in their order. */
    public List<Entry> catalogue(Catalogue catalogue) {
        return catalogues.list(catalogue);
    }

    /** One code of a catalogue. */
    public Entry entry(Catalogue catalogue, String code) {
        return catalogues.entry(catalogue, code);
    }

    /** Whether a system approved up to {@code systemLevel} may hold something of this secret level. */
    public Ruling secrecy(String level, String systemLevel) {
        return catalogues.secrecy(level, systemLevel);
    }
}
