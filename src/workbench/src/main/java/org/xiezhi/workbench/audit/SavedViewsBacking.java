package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.auditor.SavedViewQueries;
import org.xiezhi.casework.auditor.SavedViewQueries.View;
import org.xiezhi.casework.auditor.SavedViewService;

/** The reader's own views of the trail: to open, to keep the one that the page shows, to remove. */
@Named
@ViewScoped
public class SavedViewsBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient SavedViewService service;
    private transient SavedViewQueries queries;
    private transient FilterBacking typed;
    private TrailFilter filter = TrailFilter.none();
    private String query = "";
    private @Nullable String name;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected SavedViewsBacking() {}

    @Inject
    SavedViewsBacking(SavedViewService service, SavedViewQueries queries, FilterBacking typed) {
        this.service = service;
        this.queries = queries;
        this.typed = typed;
    }

    /** Takes the view of the address: what a button of the page does is decided before the address is read again. */
    public void open() {
        filter = typed.read();
        query = typed.getQuery();
    }

    /** Whether the page shows a view that could be kept. */
    public boolean isNarrowed() {
        return !filter.told().isEmpty();
    }

    public void save() {
        service.save(name, filter, query);
        name = null;
    }

    public void remove(UUID id) {
        service.remove(id);
    }

    public List<View> getViews() {
        return queries.own();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
