package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;

/**
 * Leaves the trail. An entry is written in the transaction of the act it tells of: if it cannot be written, the act
 * does not happen (promise P1).
 */
@Stateless
public class AuditTrail {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    @Inject
    private Warrants warrants;

    @Inject
    private RunningTransaction running;

    @Inject
    private Integration apart;

    /**
     * Records an act that happened, with the images of the rows it changed, in the caller's transaction and under the
     * warrant of that transaction. The client's address is recorded with every entry.
     *
     * @param values what the act's catalogue entry lists; a value it does not list is a fault of the caller
     */
    @TransactionAttribute(MANDATORY)
    public void append(Act act, Subject subject, Map<Value, String> values, Row... rows) {
        write(act, Outcome.DONE, subject, values, List.of(rows));
    }

    /** Records a look or an event that changes no business row, in the caller's transaction. */
    @TransactionAttribute(MANDATORY)
    public void append(Act act, Subject subject) {
        write(act, Outcome.DONE, subject, Map.of(), List.of());
    }

    /** Records what was refused, in a transaction of its own, because the caller's is rolled back. */
    @TransactionAttribute(REQUIRES_NEW)
    public void appendRefused(Act act, Subject subject, Map<Value, String> values) {
        write(act, Outcome.REFUSED, subject, values, List.of());
    }

    /** Records what was tried and failed, in a transaction of its own. */
    @TransactionAttribute(REQUIRES_NEW)
    public void appendFailed(Act act, Subject subject, Map<Value, String> values) {
        write(act, Outcome.FAILED, subject, values, List.of());
    }

    private void write(Act act, Outcome outcome, Subject subject, Map<Value, String> values, List<Row> rows) {
        Map<Value, String> recorded = new EnumMap<>(Value.class);
        recorded.putAll(values);
        if (!act.recorded().containsAll(recorded.keySet())) {
            throw new IllegalArgumentException(
                    "expected values of " + act.code() + " among " + act.recorded() + ", found " + recorded.keySet());
        }
        String refusedBy = recorded.remove(Value.RULE);
        if (!actor.address().isEmpty()) {
            recorded.put(Value.ADDRESS, actor.address());
        }
        // The images are read back by JDBC, so what the persistence context still holds has to reach the tables first.
        running.flush();
        EntryDraft draft = new EntryDraft(
                clock.nextId(),
                clock.now(),
                act,
                outcome,
                actor.who(),
                // A stand-in decides at another level, under his own name (decision 0004): nobody acts for an account
                // yet.
                Optional.empty(),
                refusedBy == null ? warrants.now() : Warrant.refused(refusedBy),
                subject);
        try {
            new EntryStore(database::getConnection, apart::inTransaction, running.entries())
                    .insert(draft, recorded, rows);
        } catch (SQLException e) {
            throw new IntegrityException(
                    "entry " + act.code() + " could not be written, so the act does not happen", e);
        }
    }
}
