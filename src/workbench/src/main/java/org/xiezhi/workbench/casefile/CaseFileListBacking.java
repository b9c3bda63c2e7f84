package org.xiezhi.workbench.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.casefile.CaseFileQueries;
import org.xiezhi.casework.casefile.CaseFileQueries.Line;

/** The cases that the reader may know. */
@Named
@RequestScoped
public class CaseFileListBacking {

    @Inject
    private CaseFileQueries cases;

    private @Nullable String words;
    private List<Line> lines = List.of();

    public void open() {
        lines = cases.list(words);
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
