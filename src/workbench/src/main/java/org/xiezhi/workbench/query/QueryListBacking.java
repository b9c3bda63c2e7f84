package org.xiezhi.workbench.query;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.query.QueryQueries.Line;
import org.xiezhi.casework.query.Show;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.audit.EntryWords;
import org.xiezhi.workbench.matter.AddressNumber;
import org.xiezhi.workbench.words.Words;

/** All that the auditor has asked the reader's room. */
@Named
@RequestScoped
public class QueryListBacking {

    @Inject
    private QueryQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    private @Nullable String first;
    private @Nullable Page<Line> page;

    public void open() {
        page = queries.toMyRoom(Show.ALL, AddressNumber.window(first, null));
    }

    public Page<Line> getPage() {
        return Objects.requireNonNull(page, "opened");
    }

    /** How an entry is said in the reader's language. */
    public EntryWords getSaid() {
        return new EntryWords(words, staff.names());
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }
}
