package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something to do on a connection. */
@FunctionalInterface
interface Work<T extends @Nullable Object> {

    T on(Connection connection) throws SQLException;
}
