package org.xiezhi.casework.matter;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;

/**
 * Numbers for people: gap-free per series and year, taken in the transaction that uses them, so that a rolled-back
 * registration leaves no hole.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NumberCounter {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /** The next number of the series, such as {@code XS-2026-0001}. */
    public String next(String series, int year) {
        try (Connection connection = database.getConnection()) {
            ensureRow(connection, series, year);
            return String.format(Locale.ROOT, "%s-%d-%04d", series, year, step(connection, series, year));
        } catch (SQLException e) {
            throw new IntegrityException("no number of series " + series, e);
        }
    }

    private static void ensureRow(Connection connection, String series, int year) throws SQLException {
        String sql = "insert into number_counter (series, in_year, used) select ?, ?, 0"
                + " where not exists (select 1 from number_counter where series = ? and in_year = ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, series);
            insert.setInt(2, year);
            insert.setString(3, series);
            insert.setInt(4, year);
            insert.executeUpdate();
        }
    }

    private static long step(Connection connection, String series, int year) throws SQLException {
        // The update takes the row's lock before the select reads it: two clerks never get one number.
        try (PreparedStatement update = connection.prepareStatement(
                "update number_counter set used = used + 1 where series = ? and in_year = ?")) {
            update.setString(1, series);
            update.setInt(2, year);
            update.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select used from number_counter where series = ? and in_year = ?")) {
            select.setString(1, series);
            select.setInt(2, year);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
