package org.xiezhi.workbench.clue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.xiezhi.casework.clue.ClueFilter;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.casework.clue.ClueQueries.Line;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.workbench.matter.ListAddress;

/** A page of the clues that the reader may know. */
@Named
@RequestScoped
public class ClueListBacking extends ListAddress<ClueFilter.Sort> {

    @Inject
    private ClueQueries clues;

    private Page<Line> page = Page.empty(window());

    @SuppressWarnings("NullAway.Init") // injected
    public ClueListBacking() {
        super(ClueFilter.Sort.class, ClueFilter.Sort.NUMBER);
    }

    /** Runs the query of the address. */
    public void open() {
        page = clues.list(new ClueFilter(filter(), sort(), descending(), window()));
    }

    public Page<Line> getPage() {
        return page;
    }
}
