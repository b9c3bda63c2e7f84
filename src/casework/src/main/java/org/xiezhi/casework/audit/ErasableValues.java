package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.ErasableSet.Name;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.ledger.LedgerException;

/**
 * The readable side of the trail, as far as it may go: finds personal values and destroys them with their salts. The
 * entries themselves stay, every byte of them.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class ErasableValues {

    /** Entries of one question to the database. */
    private static final int AT_ONCE = 500;

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /**
     * The values of a scope that are there and old enough, of entries that have their place in the log.
     *
     * @param before entries of this instant and later are left out
     * @param most one more than this many are given if there are more
     */
    public ErasableSet find(ErasureScope scope, Instant before, int most) {
        try (Connection connection = database.getConnection()) {
            return find(connection, scope, before, most);
        } catch (SQLException e) {
            throw new IntegrityException("the values of the trail cannot be read", e);
        }
    }

    static ErasableSet find(Connection connection, ErasureScope scope, Instant before, int most) throws SQLException {
        Question question = new Question();
        question.add("e.happened < ?", utc(before));
        question.add(
                "v.name in (" + marks(scope.kinds().size()) + ")",
                scope.kinds().stream().map(Value::code).sorted().toArray());
        if (scope.from() != null) {
            question.add("e.happened >= ?", day(scope.from()));
        }
        if (scope.to() != null) {
            question.add("e.happened < ?", day(scope.to().plusDays(1)));
        }
        narrow(question, scope.entries());
        String sql = "select v.event_id, v.name from audit_value v join audit_event e on e.id = v.event_id"
                + " join audit_leaf l on l.event_id = v.event_id where " + String.join(" and ", question.conditions)
                + " order by l.leaf fetch first " + (most + 1) + " rows only";
        List<Name> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < question.arguments.size(); i++) {
                select.setObject(i + 1, question.arguments.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    names.add(new Name(result.getObject(1, UUID.class), result.getString(2)));
                }
            }
        }
        return new ErasableSet(names);
    }

    /** Conditions that all hold, with what is bound to their marks. */
    private static final class Question {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        void add(String condition, Object... bound) {
            conditions.add(condition);
            arguments.addAll(List.of(bound));
        }
    }

    private static void narrow(Question question, ErasureScope.Entries entries) {
        if (entries instanceof ErasureScope.OfAccount of) {
            question.add(
                    "(e.actor = ? or (e.object_type = 'account' and e.object_id = ?))", of.account(), of.account());
        } else if (entries instanceof ErasureScope.OfText of) {
            question.add(
                    "v.event_id in (select s.event_id from audit_value s where s.name in (?, ?) and s.content = ?)",
                    Value.LOGIN_NAME.code(),
                    Value.ADDRESS.code(),
                    of.text());
        } else if (entries instanceof ErasureScope.OfNumber of) {
            question.add(
                    "(e.matter in (select matter_id from clue where number = ?)"
                            + " or e.matter in (select matter_id from casefile where number = ?))",
                    of.number(),
                    of.number());
        } else if (entries instanceof ErasureScope.OfLeaves of) {
            question.add(
                    of.ranges().stream()
                            .map(range -> "l.leaf between ? and ?")
                            .collect(Collectors.joining(" or ", "(", ")")),
                    of.ranges().stream()
                            .flatMap(range -> java.util.stream.Stream.of(range.first(), range.last()))
                            .toArray());
        }
    }

    /**
     * What would keep a set from being erased as it was proposed.
     *
     * @param missing no longer there
     * @param changed another content than the entry committed to: a trace that must not go
     */
    public record Fault(int missing, int changed) {

        public boolean none() {
            return missing == 0 && changed == 0;
        }
    }

    /** Whether every value of the set is there and is what its entry committed to. */
    public Fault faultOf(ErasableSet set) {
        try (Connection connection = database.getConnection()) {
            return faultOf(connection, set);
        } catch (SQLException e) {
            throw new IntegrityException("the values of the trail cannot be read", e);
        }
    }

    static Fault faultOf(Connection connection, ErasableSet set) throws SQLException {
        Set<Name> wanted = new HashSet<>(set.names());
        List<UUID> events = set.names().stream().map(Name::event).distinct().toList();
        int changed = 0;
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            List<UUID> some = events.subList(from, Math.min(from + AT_ONCE, events.size()));
            try (PreparedStatement select = connection.prepareStatement(
                    "select v.event_id, v.name, v.salt, v.content, e.entry from audit_value v"
                            + " join audit_event e on e.id = v.event_id where v.event_id in (" + marks(some.size())
                            + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    select.setObject(i + 1, some.get(i));
                }
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        if (wanted.remove(new Name(result.getObject(1, UUID.class), result.getString(2)))
                                && !opens(result)) {
                            changed++;
                        }
                    }
                }
            }
        }
        return new Fault(wanted.size(), changed);
    }

    private static boolean opens(ResultSet result) throws SQLException {
        String name = result.getString(2);
        String found = Commitment.ofValue(result.getBytes(3), name, result.getString(4));
        try {
            return found.equals(EntryText.parse(result.getBytes(5)).values().get(name));
        } catch (IllegalArgumentException | LedgerException e) {
            // An entry that somebody made unreadable vouches for nothing.
            return false;
        }
    }

    /**
     * Destroys the values and their salts, all or, with the caller's transaction, none.
     *
     * @return how many rows went; fewer than the set has if somebody else was faster
     */
    public int destroy(ErasableSet set) {
        try (Connection connection = database.getConnection()) {
            return destroy(connection, set);
        } catch (SQLException e) {
            throw new IntegrityException("the values of the trail could not be erased", e);
        }
    }

    static int destroy(Connection connection, ErasableSet set) throws SQLException {
        int gone = 0;
        try (PreparedStatement delete =
                connection.prepareStatement("delete from audit_value where event_id = ? and name = ?")) {
            for (int from = 0; from < set.names().size(); from += AT_ONCE) {
                for (Name name : set.names()
                        .subList(from, Math.min(from + AT_ONCE, set.names().size()))) {
                    delete.setObject(1, name.event());
                    delete.setString(2, name.value());
                    delete.addBatch();
                }
                for (int count : delete.executeBatch()) {
                    gone += count;
                }
            }
        }
        return gone;
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static LocalDateTime day(LocalDate day) {
        return utc(day.atStartOfDay(ServerClock.ZONE).toInstant());
    }
}
