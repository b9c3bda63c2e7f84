package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.RhythmQueries;
import org.xiezhi.casework.auditor.RhythmQueries.Day;
import org.xiezhi.casework.auditor.RhythmQueries.Rhythm;

/** When the trail was silent and when it was crowded. */
@Named
@RequestScoped
public class RhythmBacking {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Inject
    private RhythmQueries queries;

    @Inject
    private FilterBacking typed;

    private @Nullable Rhythm rhythm;

    public void open() {
        rhythm = queries.rhythm(typed.read());
    }

    public @Nullable Rhythm getRhythm() {
        return rhythm;
    }

    public List<Integer> getHours() {
        return IntStream.range(0, 24).boxed().toList();
    }

    /** From 0, where nothing happened, to 5, a crowded hour; steps of the usual hour. */
    public int shade(long entries) {
        long usual = rhythm == null ? 1 : Math.max(1, rhythm.usual());
        if (entries == 0) {
            return 0;
        }
        double times = (double) entries / usual;
        return times > 5 ? 5 : times > 2 ? 4 : times > 1 ? 3 : times > 0.5 ? 2 : 1;
    }

    /** For the eyes: a day's number of working or other day. */
    public String day(Day day) {
        return day.day().toString();
    }

    public String hour(LocalDateTime hour) {
        return HOUR.format(hour);
    }

    /** The last minute of an hour, for a link to what happened in it. */
    public String lastMinute(LocalDateTime hour) {
        return HOUR.format(hour.plusMinutes(59));
    }
}
