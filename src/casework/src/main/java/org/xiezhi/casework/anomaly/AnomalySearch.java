package org.xiezhi.casework.anomaly;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.AnomalySetting;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.WorkingCalendar;

/** Asks one rule about a period, by plain SQL; asks nobody and records nothing, its callers do. */
@Stateless
public class AnomalySearch {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private Settings settings;

    /**
     * The hits of a rule, the last one first, at most {@link Inquiry#MOST} and a few; none of a rule that is off.
     */
    public List<Hit> hits(AnomalyRule rule, Period period) {
        AnomalySetting set = settings.anomaly(rule.code());
        return set.on() ? hits(rule, set.limits(), period) : List.of();
    }

    /**
     * One hit.
     *
     * @param rule the code of a rule
     * @throws NotFoundException if there is no such rule, if it is off, or if it does not meet this in the period
     */
    public Hit hit(String rule, String key, Period period) {
        return AnomalyRule.find(rule).map(known -> hits(known, period)).orElse(List.of()).stream()
                .filter(hit -> hit.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("anomaly " + rule + " " + key));
    }

    private List<Hit> hits(AnomalyRule rule, List<Integer> limits, Period period) {
        try (Connection connection = database.getConnection()) {
            Inquiry asked = new Inquiry(
                    connection,
                    period.from().atStartOfDay(ServerClock.ZONE).toInstant(),
                    period.to().plusDays(1).atStartOfDay(ServerClock.ZONE).toInstant(),
                    limits,
                    working(rulebook.get().calendar()));
            return rule.search().in(asked).stream()
                    // Read along to see where the first hits of the period began.
                    .filter(hit -> !hit.last().isBefore(asked.from()))
                    .toList();
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be searched for anomalies", e);
        }
    }

    /** In a year whose holidays nobody has written down, only the weekends are days off. */
    static Predicate<LocalDate> working(WorkingCalendar calendar) {
        return day -> calendar.years().contains(day.getYear())
                ? calendar.isWorkingDay(day)
                : day.getDayOfWeek().getValue() < 6;
    }
}
