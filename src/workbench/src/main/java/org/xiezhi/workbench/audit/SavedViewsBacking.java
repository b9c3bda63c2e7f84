package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.SavedView;
import org.xiezhi.casework.auditor.SavedViewQueries;
import org.xiezhi.casework.auditor.SavedViewService;

/** The reader's own views of the trail: to open, to keep, to remove. */
@Named
@RequestScoped
public class SavedViewsBacking {

    @Inject
    private SavedViewService service;

    @Inject
    private SavedViewQueries queries;

    @Inject
    private FilterBacking typed;

    private @Nullable String name;

    public void save() {
        service.save(name, typed.read(), typed.getQuery());
        name = null;
    }

    public void remove(UUID id) {
        service.remove(id);
    }

    public List<SavedView> getViews() {
        return queries.own();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
