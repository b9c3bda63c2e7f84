package org.xiezhi.casework.auditor;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;

/** What one person did, and what was done about one matter, at a glance: numbers over the newest entries, then these. */
@Stateless
public class HistoryQueries {

    /** Numbers are taken over so many of the newest entries, so that they come as quickly after ten years as after one day. */
    public static final int LOOKED_AT = 2_000;

    private static final int SHOWN = 50;

    private static final int LINES = 20;

    private static final String NEWEST =
            " from (select id, happened, act, outcome, actor, matter from audit_event where ";
    private static final String OF_THEM = " order by happened desc, id desc fetch first " + LOOKED_AT + " rows only) e";

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TrailEntries entries;

    @Inject
    private Accounts accounts;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /**
     * The figures of a history.
     *
     * @param first when the oldest of the entries that were looked at happened
     */
    public record Figures(long entries, long refused, Optional<Instant> first, Optional<Instant> last) {}

    /**
     * How often something stands in the entries, and when last.
     *
     * @param what a code, an address, a number or an id
     */
    public record Line(String what, long entries, Instant last) {}

    /**
     * What one person did.
     *
     * @param matters numbers of clues and cases
     */
    public record OfPerson(
            String name,
            String login,
            Set<Role> roles,
            boolean disabled,
            Figures figures,
            List<Line> acts,
            List<Line> addresses,
            List<Line> matters,
            List<Entry> entries) {}

    /**
     * What was done about one matter.
     *
     * @param people ids of accounts; an empty one is the system or nobody who was signed in
     */
    public record OfMatter(String number, Figures figures, List<Line> acts, List<Line> people, List<Entry> entries) {}

    /**
     * The history of a person.
     *
     * @throws NotFoundException if there is no such account
     */
    public OfPerson person(UUID id) {
        gate.require(Permission.AUDIT_READ);
        Account account = accounts.get(id);
        trail.append(Act.PERSON_FOLLOWED, Subject.of("account", id), Map.of(Value.LOGIN_NAME, account.loginName()));
        String of = NEWEST + "actor = ?" + OF_THEM;
        return new OfPerson(
                account.displayName(),
                account.loginName(),
                account.roles(),
                account.disabled(),
                figures(of, id),
                lines("e.act", of, "", id),
                lines("v.content", of, " join audit_value v on v.event_id = e.id and v.name = 'address'", id),
                lines(
                        "n.number",
                        of,
                        " join (select matter_id, number from clue union all select matter_id, number from casefile) n"
                                + " on n.matter_id = e.matter",
                        id),
                entries.page(new TrailFilter(id, null, null, null, null, null, null, null, null), 0, SHOWN));
    }

    /**
     * The history of a matter.
     *
     * @throws NotFoundException if no clue and no case has this number
     */
    public OfMatter matter(String number) {
        gate.require(Permission.AUDIT_READ);
        UUID matter = matterOf(number);
        trail.append(Act.MATTER_FOLLOWED, Subject.of("trail"), Map.of(Value.NUMBER, number));
        String of = NEWEST + "matter = ?" + OF_THEM;
        return new OfMatter(
                number,
                figures(of, matter),
                lines("e.act", of, "", matter),
                lines("cast(e.actor as varchar(40))", of, "", matter),
                entries.page(new TrailFilter(null, null, number, null, null, null, null, null, null), 0, SHOWN));
    }

    private UUID matterOf(String number) {
        return ask(
                        "select matter_id from clue where number = ? union select matter_id from casefile where number = ?",
                        row -> row.getObject(1, UUID.class),
                        number,
                        number)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("matter of that number"));
    }

    private Figures figures(String of, UUID id) {
        return ask(
                        "select count(*), sum(case when e.outcome = 'done' then 0 else 1 end), min(e.happened),"
                                + " max(e.happened)" + of,
                        row -> new Figures(
                                row.getLong(1),
                                row.getLong(2),
                                Optional.ofNullable(row.getTimestamp(3)).map(HistoryQueries::instant),
                                Optional.ofNullable(row.getTimestamp(4)).map(HistoryQueries::instant)),
                        id)
                .get(0);
    }

    private List<Line> lines(String what, String of, String joined, UUID id) {
        return ask(
                "select " + what + ", count(*), max(e.happened)" + of + joined + " group by " + what
                        + " order by 2 desc, 1 fetch first " + LINES + " rows only",
                row -> new Line(
                        Optional.ofNullable(row.getString(1)).orElse(""), row.getLong(2), instant(row.getTimestamp(3))),
                id);
    }

    private static Instant instant(Timestamp utc) {
        return utc.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, Reading<T> reading, Object... bound) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.length; i++) {
                select.setObject(i + 1, bound[i]);
            }
            List<T> answer = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answer.add(reading.read(rows));
                }
            }
            return answer;
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }
}
