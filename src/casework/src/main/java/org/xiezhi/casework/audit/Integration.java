package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;

/** Transactions of the trail apart from the one that runs, as the container gives them. */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Integration {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /** One step of integration, or a look at what was committed, in a transaction of its own. */
    public <T> T inTransaction(Transactions.Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IntegrityException("the database refused a step of the trail", e);
        }
    }
}
