package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.query.QueryQueries.Line;
import org.xiezhi.casework.query.Show;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.matter.AddressNumber;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Words;

/** A page of the auditor's queries; what it shows stands in the address. */
@Named
@RequestScoped
public class QueriesBacking {

    @Inject
    private QueryQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    private @Nullable String show;
    private @Nullable String first;
    private @Nullable Page<Line> page;
    private @Nullable EntryWords said;

    /** Runs the query of the address; a word that is none of ours shows what has not ended. */
    public void open() {
        page = queries.list(shown(show), AddressNumber.window(first, null));
        said = new EntryWords(words, staff.names());
    }

    /** What the word of an address shows. */
    public static Show shown(@Nullable String word) {
        return Arrays.stream(Show.values())
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElse(Show.UNDER_WAY);
    }

    public Page<Line> getPage() {
        return Objects.requireNonNull(page, "opened");
    }

    /** How an entry is said in the reader's language. */
    public @Nullable EntryWords getSaid() {
        return said;
    }

    public List<Choice> getShows() {
        return Choice.of(Show.class, words::label);
    }

    /** Whether there may be queries that this page does not show. */
    public boolean isNarrowed() {
        return shown(show) != Show.ALL;
    }

    public String getShow() {
        return shown(show).name();
    }

    public void setShow(@Nullable String show) {
        this.show = show;
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }
}
