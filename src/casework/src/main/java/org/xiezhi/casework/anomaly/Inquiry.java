package org.xiezhi.casework.anomaly;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.shared.IntegrityException;

/**
 * What a rule is asked, and the connection on which it reads.
 *
 * @param from begin of the period
 * @param until its end, which is no part of it
 * @param limits the rule's figures
 * @param working whether people work on that day
 * @param known what the rule met before: some of it may go on
 */
record Inquiry(
        Connection connection,
        Instant from,
        Instant until,
        List<Integer> limits,
        Predicate<LocalDate> working,
        Collection<Hit> known) {

    /** More hits of one rule than this say that its limits are wrong, and nobody reads them. */
    static final int MOST = 1_000;

    /**
     * How much before the period is read, too: what began at night before its first day has the same first entry, and so the same
     * key, whatever period somebody asks for. No window of a rule is longer.
     */
    static final Duration BEFORE = Duration.ofDays(1);

    /** What goes on for longer than this is another hit with another beginning; no question may read the whole trail. */
    static final Duration LONGEST = Duration.ofDays(31);

    /** Seconds by which China is ahead of the trail's UTC; without summer time since 1991. */
    static final int CHINA = 8 * 3600;

    static final int DAY = 24 * 3600;

    /** A row of an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    Inquiry {
        limits = List.copyOf(limits);
        known = List.copyOf(known);
    }

    int limit(int place) {
        return limits.get(place);
    }

    /** From where on the trail is read: what is known to go on is read from its first entry, or it would be counted in part. */
    Instant readFrom() {
        Instant before = from.minus(BEFORE);
        Instant longest = from.minus(LONGEST);
        return known.stream()
                .filter(hit -> !hit.last().isBefore(before))
                .map(Hit::first)
                .filter(first -> first.isBefore(before) && !first.isBefore(longest))
                .min(Comparator.naturalOrder())
                .orElse(before);
    }

    /**
     * Asks a statement, of constants and whole numbers.
     *
     * @param arguments for its question marks; instants become UTC
     */
    <T> List<T> rows(String sql, Reading<T> reading, Object... arguments) {
        return rows(connection, sql, reading, arguments);
    }

    /** The same on any connection. */
    static <T> List<T> rows(Connection connection, String sql, Reading<T> reading, Object... arguments) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i] instanceof Instant instant ? utc(instant) : arguments[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(reading.of(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be searched for anomalies", e);
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** A statement with its constants and whole numbers in their places, in digits that a database reads. */
    static String sql(String text, Object... parts) {
        return String.format(Locale.ROOT, text, parts);
    }

    /** The codes of acts as a list of SQL. */
    static String codes(Act... acts) {
        return Arrays.stream(acts).map(act -> "'" + act.code() + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    /** The order and the length of an answer. */
    static String newestFirst() {
        return " order by last_seen desc fetch first " + (MOST + 1) + " rows only";
    }
}
