package org.xiezhi.benchmarks;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Integration;
import org.xiezhi.casework.audit.RunningTransaction;
import org.xiezhi.casework.audit.Transactions;
import org.xiezhi.casework.audit.Warrant;
import org.xiezhi.casework.audit.Warrants;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;

/** The product's own way of leaving an entry, without its container. */
final class Appending {

    private Appending() {}

    /**
     * A trail that leaves entries.
     *
     * @param beside what an act sees of its rows as they were before it
     */
    static AuditTrail over(
            ThreadTransactions transactions, ThreadTransactions beside, CurrentActor actor, ServerClock clock) {
        return Wiring.wire(
                new AuditTrail(),
                transactions.asSeenByBeans(),
                actor,
                clock,
                new AsHandler(),
                new OneEntryEach(),
                new Apart(beside));
    }

    /** The gate let everybody pass as a handler. */
    private static final class AsHandler extends Warrants {

        private static final Warrant WARRANT = new Warrant(Optional.of(Role.INSPECTOR), List.of("access.as_handler"));

        @Override
        public Warrant now() {
            return WARRANT;
        }
    }

    /** No persistence context, and no transaction that writes two entries. */
    private static final class OneEntryEach extends RunningTransaction {

        @Override
        public void flush() {}

        @Override
        public Set<UUID> entries() {
            return new HashSet<>();
        }
    }

    /** Transactions apart from that of the act, each on the thread's connection. */
    static final class Apart extends Integration {

        private final ThreadTransactions transactions;

        Apart(ThreadTransactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public <T> T inTransaction(Transactions.Work<T> work) {
            try {
                return transactions.run(work::on);
            } catch (SQLException e) {
                throw new IntegrityException("the database refused a step of the trail", e);
            }
        }
    }
}
