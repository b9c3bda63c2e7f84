package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;

/** The reader's own views of the trail. */
@Stateless
public class SavedViewQueries {

    @Inject
    private SavedViews views;

    @Inject
    private Gate gate;

    @Inject
    private CurrentActor actor;

    /** By their names. */
    public List<SavedView> own() {
        gate.require(Permission.AUDIT_READ);
        return views.of(actor.get().account());
    }
}
