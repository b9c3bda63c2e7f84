package org.xiezhi.casework.anomaly;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.procedure.WorkingCalendar;

/**
 * Asks one rule about some days, by plain SQL, and what else a round reads of the trail; asks nobody and records nothing, its
 * callers do. In no transaction: it may take minutes, and nothing is written.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AnomalySearch {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TheRulebook rulebook;

    /**
     * The hits of a rule that went on in these days, the last one first, at most {@link Inquiry#MOST} and a few.
     *
     * @param known what it met before
     */
    public List<Hit> hits(AnomalyRule rule, List<Integer> limits, Period days, Collection<Hit> known) {
        try (Connection connection = database.getConnection()) {
            Inquiry asked = new Inquiry(
                    connection,
                    days.begin(),
                    days.end(),
                    limits,
                    working(rulebook.get().calendar()),
                    known);
            return rule.search().in(asked).stream()
                    // Read along to see where the first hits of the days began.
                    .filter(hit -> !hit.last().isBefore(asked.from()))
                    .toList();
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be searched for anomalies", e);
        }
    }

    /** What the last round committed to that came to its end, see {@link AnomalyHits#digest}; empty before the first. */
    public Optional<String> committed() {
        return read("""
                        select v.content as content from audit_event e
                        join audit_value v on v.event_id = e.id and v.name = ?
                        where e.act = ? and e.outcome = 'done'
                        order by e.happened desc, e.id desc fetch first 1 rows only
                        """, Act.Value.SHA256.code(), Act.ANOMALIES_SOUGHT.code()).stream()
                .findFirst();
    }

    /** The network addresses of a hit that the trail still has: they may be erased there. */
    public List<String> addresses(Hit hit) {
        String entries = """
                select distinct v.content as content from audit_event e
                join audit_value v on v.event_id = e.id and v.name = 'address'
                where e.happened >= ? and e.happened <= ?
                """;
        return hit.person()
                .map(person -> read(entries + " and e.actor = ?", hit.first(), hit.last(), person))
                .orElseGet(() -> read(entries + " and v.content = ?", hit.first(), hit.last(), hit.address()));
    }

    private List<String> read(String sql, Object... arguments) {
        try (Connection connection = database.getConnection()) {
            return Inquiry.rows(connection, sql, row -> row.getString("content"), arguments);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read for a round of the anomalies", e);
        }
    }

    /** In a year whose holidays nobody has written down, only the weekends are days off. */
    static Predicate<LocalDate> working(WorkingCalendar calendar) {
        return day -> calendar.years().contains(day.getYear())
                ? calendar.isWorkingDay(day)
                : day.getDayOfWeek().getValue() < 6;
    }
}
