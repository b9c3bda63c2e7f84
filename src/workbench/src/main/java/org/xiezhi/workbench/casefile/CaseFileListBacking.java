package org.xiezhi.workbench.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.xiezhi.casework.casefile.CaseFileFilter;
import org.xiezhi.casework.casefile.CaseFileQueries;
import org.xiezhi.casework.casefile.CaseFileQueries.Line;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.workbench.matter.ListAddress;

/** A page of the cases that the reader may know. */
@Named
@RequestScoped
public class CaseFileListBacking extends ListAddress<CaseFileFilter.Sort> {

    @Inject
    private CaseFileQueries cases;

    private Page<Line> page = Page.empty(window());

    @SuppressWarnings("NullAway.Init") // injected
    public CaseFileListBacking() {
        super(CaseFileFilter.Sort.class, CaseFileFilter.Sort.NUMBER);
    }

    /** Runs the query of the address. */
    public void open() {
        page = cases.list(new CaseFileFilter(filter(), sort(), descending(), window()));
    }

    public Page<Line> getPage() {
        return page;
    }
}
