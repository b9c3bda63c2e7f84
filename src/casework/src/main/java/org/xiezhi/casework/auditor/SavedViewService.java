package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Accounts;

/** Keeps the views of the trail that an auditor comes back to; each sees his own. */
@Stateless
public class SavedViewService {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 1_000;

    /** More than fit under the filters are no help. */
    private static final int MOST = 30;

    @Inject
    private SavedViews views;

    @Inject
    private Accounts accounts;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * Keeps a view under a name.
     *
     * @param address the parameters of the filter, encoded
     * @throws org.xiezhi.casework.shared.InvalidException without a name, with one that is taken, or beyond so many views
     */
    @Requires(Permission.AUDIT_READ)
    public void save(@Nullable String name, TrailFilter filter, String address) {
        gate.require(Permission.AUDIT_READ);
        UUID account = actor.get().account();
        // Two first savings under one name at the same moment would break on the unique row.
        accounts.lock(account);
        InputCheck check = new InputCheck();
        String called = check.required("view_name", name, LONGEST_NAME);
        check.demand(
                views.of(account).stream().noneMatch(view -> view.name().equals(called)),
                "view_name",
                "input.view_name_taken");
        check.demand(views.of(account).size() < MOST, "view_name", "input.too_many_views", Integer.toString(MOST));
        check.demand(address.length() <= LONGEST_ADDRESS, "view_name", "input.view_too_long");
        check.orRefuse();
        views.add(new SavedView(clock.nextId(), account, called, address, clock.now()));
        trail.append(Act.VIEW_SAVED, Subject.of("trail"), told(filter));
    }

    /** Removes one of the reader's own. @throws NotFoundException if he has none of this id */
    @Requires(Permission.AUDIT_READ)
    public void remove(UUID id) {
        gate.require(Permission.AUDIT_READ);
        SavedView view = views.find(id, actor.get().account()).orElseThrow(() -> new NotFoundException("view " + id));
        views.remove(view);
        trail.append(Act.VIEW_REMOVED, Subject.of("trail"));
    }

    private static Map<Value, String> told(TrailFilter filter) {
        return filter.told().isEmpty() ? Map.of() : Map.of(Value.FILTER, filter.told());
    }
}
