package org.xiezhi.workbench.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.casefile.CaseFileQueries;
import org.xiezhi.casework.casefile.CaseFileQueries.Line;

/** The list of cases that the reader may know. */
@Named("casefileList")
@RequestScoped
public class ListBacking {

    @Inject
    private CaseFileQueries queries;

    private @Nullable String words;
    private @Nullable List<Line> lines;

    /** The lines; asked once a page. */
    public List<Line> getLines() {
        List<Line> found = lines;
        if (found == null) {
            found = queries.list(words);
            lines = found;
        }
        return found;
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
