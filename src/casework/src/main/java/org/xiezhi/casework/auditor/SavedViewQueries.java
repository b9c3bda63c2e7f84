package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
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

    /**
     * A view to open.
     *
     * @param address the parameters of the view in the address of a page, encoded
     */
    public record View(UUID id, String name, String address) {}

    /** By their names. */
    public List<View> own() {
        gate.require(Permission.AUDIT_READ);
        return views.of(actor.get().account()).stream()
                .map(view -> new View(view.id(), view.name(), view.address()))
                .toList();
    }
}
