package org.xiezhi.workbench.clue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.casework.clue.ClueQueries.Line;

/** The clues that the reader may know; the words of the search stand in the address. */
@Named
@RequestScoped
public class ClueListBacking {

    @Inject
    private ClueQueries clues;

    private @Nullable String words;
    private List<Line> lines = List.of();

    public void open() {
        lines = clues.list(words);
    }

    public List<Line> getLines() {
        return lines;
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
