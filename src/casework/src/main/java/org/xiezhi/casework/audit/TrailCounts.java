package org.xiezhi.casework.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;

/** How many entries there are, and of what; by plain SQL, asks nobody and records nothing, its callers do. */
@Stateless
public class TrailCounts {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /** How many entries the filter lets through; counted no further than that. */
    public long countUpTo(TrailFilter filter, long most) {
        return count(
                query -> "select count(*) from (select e.id from audit_event e" + query.where() + " fetch first " + most
                        + " rows only) counted",
                TrailQuery.of(filter));
    }

    /** How many entries the filter lets through that had happened by an instant. */
    public long count(TrailFilter filter, Instant until) {
        return count(
                query -> "select count(*) from audit_event e" + query.where(),
                TrailQuery.of(filter).until(until));
    }

    private long count(Function<TrailQuery, String> sql, TrailQuery asked) {
        try (Connection connection = database.getConnection()) {
            TrailQuery query = asked.resolved(connection);
            try (PreparedStatement select = connection.prepareStatement(sql.apply(query))) {
                query.bind(select);
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be counted", e);
        }
    }

    /** How many entries the filter lets through in each hour of China's day; hours without one are absent. */
    public SortedMap<LocalDateTime, Long> hours(TrailFilter filter) {
        try (Connection connection = database.getConnection()) {
            TrailQuery query = TrailQuery.of(filter).resolved(connection);
            // China is whole hours ahead of UTC.
            String sql = "select date_trunc('hour', e.happened), count(*) from audit_event e" + query.where()
                    + " group by date_trunc('hour', e.happened)";
            SortedMap<LocalDateTime, Long> hours = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                query.bind(select);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        LocalDateTime utc = result.getTimestamp(1).toLocalDateTime();
                        hours.put(
                                utc.plusSeconds(ServerClock.ZONE
                                        .getRules()
                                        .getOffset(utc.toInstant(ZoneOffset.UTC))
                                        .getTotalSeconds()),
                                result.getLong(2));
                    }
                }
            }
            return hours;
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be counted", e);
        }
    }

    /** The codes of the rules that stand in entries, sorted: what an auditor may choose from. */
    public List<String> rules() {
        try (Connection connection = database.getConnection()) {
            return TrailQuery.combinations(connection).stream()
                    .flatMap(rules -> Arrays.stream(rules.split(" ", -1)))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }
}
