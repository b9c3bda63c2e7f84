package org.xiezhi.workbench;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.desk.DeskQueries;
import org.xiezhi.casework.desk.DeskQueries.Desk;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.workbench.matter.AddressNumber;

/** The desk: greets by the hour of the procedure's time zone, and shows what waits for the reader. */
@Named
@RequestScoped
public class IndexBacking {

    @Inject
    private ServerClock clock;

    @Inject
    private DeskQueries queries;

    private @Nullable String first;
    private Desk desk = new Desk(Optional.empty(), Optional.empty(), List.of(), List.of());

    public void open() {
        desk = queries.desk(AddressNumber.window(first, null));
    }

    /** What waits for the reader. */
    public Desk getDesk() {
        return desk;
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    /** The key of the greeting of the hour. */
    public String getGreeting() {
        return "index.text." + greeting(clock.now().atZone(ServerClock.ZONE).getHour());
    }

    static String greeting(int hour) {
        if (hour < 5 || hour >= 19) {
            return "evening";
        }
        if (hour < 12) {
            return "morning";
        }
        return hour < 14 ? "noon" : "afternoon";
    }
}
