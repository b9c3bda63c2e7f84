package org.xiezhi.casework.timestamp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is wrong with the stamps, and what of it the trail was told; one row, so that two nodes tell it once. */
@Entity
@Table(name = "stamp_standing")
public class StampStanding {

    static final short ONLY = 1;

    @Id
    private short id;

    private @Nullable String trouble;
    private @Nullable Instant since;
    private String told;

    @Column(name = "clock_differs")
    private boolean clockDiffers;

    @Version
    private long version;

    /** For the persistence provider; the row is there from the beginning. */
    @NullUnmarked
    protected StampStanding() {}

    /** What went wrong at the last question. */
    public Optional<StampTrouble> trouble() {
        return Optional.ofNullable(trouble).map(StampTrouble::valueOf);
    }

    /** Since when no question has brought a stamp. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Whether the clocks differed at the last stamp. */
    public boolean clockDiffers() {
        return clockDiffers;
    }

    /** A question brought no stamp; true if the trail has not been told so since the last one. */
    boolean failed(StampTrouble found, Instant now) {
        trouble = found.name();
        if (since == null) {
            since = now;
        }
        boolean news = !Arrays.asList(told.split(" ", -1)).contains(found.name());
        if (news) {
            told = (told + " " + found.name()).strip();
        }
        return news;
    }

    /** A question brought a stamp; true if the clocks differ and did not at the one before. */
    boolean stamped(boolean differs) {
        trouble = null;
        since = null;
        told = "";
        boolean news = differs && !clockDiffers;
        clockDiffers = differs;
        return news;
    }
}
