package org.xiezhi.workbench.audit;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.anomaly.AnomalyQueries;
import org.xiezhi.casework.anomaly.AnomalyQueries.Progress;
import org.xiezhi.casework.anomaly.AnomalyWatch;
import org.xiezhi.workbench.words.Notices;

/** Lets the rules be asked now, or about the days of the address, and follows the round to its end. */
@Named
@ViewScoped
public class AnomalyRoundBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AnomalyWatch watch;

    @Inject
    private transient AnomalyQueries queries;

    @Inject
    private transient Notices notices;

    private @Nullable String from;
    private @Nullable String to;
    private boolean underWay;
    private boolean lookable;
    private transient @Nullable Progress progress;

    /** Shows the round that somebody else, or the schedule, has begun. */
    public void open() {
        progress = queries.underWay().orElse(null);
        underWay = progress != null;
        lookable = queries.lookable(FilterBacking.day(from), FilterBacking.day(to));
    }

    /** About the days since the last round. */
    public void now() {
        begin(null, null);
    }

    /** About the days of the address. */
    public void days() {
        begin(FilterBacking.day(from), FilterBacking.day(to));
    }

    private void begin(@Nullable LocalDate first, @Nullable LocalDate last) {
        watch.begin(first, last);
        underWay = true;
    }

    /** Asks how far it has come; after its end the page is read anew, with what was met. */
    public void look() {
        progress = queries.underWay().orElse(null);
        if (progress == null) {
            underWay = false;
            notices.done("audit_anomalies.text.ended");
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getApplication().getNavigationHandler().handleNavigation(faces, null, AnomalyBacking.list(from, to));
        }
    }

    /** Whether a round goes on. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** Whether the days of the address can be asked about. */
    public boolean isLookable() {
        return lookable;
    }

    /** How far it has come. */
    public Progress getProgress() {
        if (progress == null) {
            progress = queries.underWay().orElseGet(() -> new Progress(0, 0));
        }
        return progress;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
