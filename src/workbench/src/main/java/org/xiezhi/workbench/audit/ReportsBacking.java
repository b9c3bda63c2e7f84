package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.Report;
import org.xiezhi.casework.auditor.StateQueries;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.matter.PageAddress;
import org.xiezhi.workbench.words.Words;

/** The kept reports of verifications: their list, and one of them. */
@Named
@RequestScoped
public class ReportsBacking extends PageAddress {

    @Inject
    private StateQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    private @Nullable String id;
    private @Nullable Report one;
    private @Nullable Page<Report> page;
    private Map<UUID, String> people = Map.of();

    /** Opens the page of the list that the address asks for. */
    public void list() {
        page = queries.reports(window());
        people = staff.names();
    }

    /**
     * Opens the report of the address.
     *
     * @throws NotFoundException if it names none
     */
    public void open() {
        try {
            one = queries.report(UUID.fromString(String.valueOf(id)));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("report " + id);
        }
        people = staff.names();
    }

    /** Whose word it was. */
    public String by(Report report) {
        return report.account()
                .map(account -> people.getOrDefault(account, ""))
                .orElseGet(() -> words.get("audit_reports.text.schedule"));
    }

    public Page<Report> getPage() {
        return Objects.requireNonNull(page, "opened");
    }

    public @Nullable Report getOne() {
        return one;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
