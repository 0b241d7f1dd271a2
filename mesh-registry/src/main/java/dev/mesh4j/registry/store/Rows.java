package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Statements with their parameters. */
final class Rows {

    private static final int FETCH_SIZE = 1_000;

    private Rows() {}

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> select(Connection connection, Row<T> row, String sql, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        forEach(connection, row, rows::add, sql, parameters);
        return rows;
    }

    static <T> void forEach(Connection connection, Row<T> row, Consumer<T> each, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = prepare(connection, sql, parameters)) {
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet results = select.executeQuery()) {
                while (results.next()) {
                    each.accept(row.read(results));
                }
            }
        }
    }

    /** The first column of the only row. */
    static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        return select(connection, row -> row.getLong(1), sql, parameters).getFirst();
    }

    /** The first column of the only row. */
    static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        return select(connection, row -> row.getString(1), sql, parameters).getFirst();
    }

    static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
