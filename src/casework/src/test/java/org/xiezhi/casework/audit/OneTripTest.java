package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneTripTest {

    private static final List<String> COLUMNS = List.of("no", "id", "bytes");

    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        Connection plain = DriverManager.getConnection("jdbc:h2:mem:");
        plain.createStatement().execute("create table thing (no integer primary key, id uuid, bytes varbinary(9))");
        connection = new StatementHook(sent::add).on(plain);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<List<Object>> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(no -> Arrays.<Object>asList(no, no % 2 == 0 ? null : new UUID(0, no), new byte[] {(byte) no}))
                .toList();
    }

    private String one(String sql) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void does_everything_in_its_order_at_once() throws SQLException {
        OneTrip trip = new OneTrip(connection);
        trip.insert("thing", COLUMNS, rows(0, 3));
        trip.add("update thing set no = no + ?", List.of(10));
        trip.insert("thing", COLUMNS, rows(1, 2));
        assertThat(sent).isEmpty();
        trip.go();
        assertThat(sent).hasSize(1);
        assertThat(one("select listagg(no, ' ') within group (order by no) from thing"))
                .isEqualTo("1 10 11 12");
        assertThat(one("select count(*) from thing where id is null")).isEqualTo("2");
        assertThat(one("select rawtohex(bytes) from thing where no = 12")).isEqualTo("02");
        trip.go();
        assertThat(one("select count(*) from thing")).as("nothing twice").isEqualTo("4");
    }

    @Test
    void goes_more_often_where_a_statement_could_not_bind_so_many_values() throws SQLException {
        OneTrip trip = new OneTrip(connection);
        trip.insert("thing", COLUMNS, List.of());
        trip.insert("thing", COLUMNS, rows(0, 4_000));
        trip.go();
        assertThat(sent).hasSize(3);
        assertThat(one("select count(*) from thing")).isEqualTo("4000");
    }

    @Test
    void what_fails_on_the_way_is_not_taken_for_done() throws SQLException {
        connection.setAutoCommit(false);
        OneTrip trip = new OneTrip(connection);
        trip.insert("thing", COLUMNS, rows(0, 2));
        trip.insert("thing", COLUMNS, rows(1, 2));
        assertThatThrownBy(trip::go).isInstanceOf(SQLException.class);
        connection.rollback();
        assertThat(one("select count(*) from thing")).isEqualTo("0");
    }
}
