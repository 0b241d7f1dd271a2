package dev.mesh4j.registry.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL is, and who may use it. Its name is the address without the user, the password and the parameters;
 * nothing else of it is ever shown.
 */
final class PostgresAddress {

    private static final Pattern URL =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^@/?]*)@)?([^@/?]+)/([^/?]+)(?:\\?(.*))?");
    private static final Pattern START = Pattern.compile("(jdbc:)?postgres(ql)?:.*");

    /** An answer that takes longer does not come any more. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final String name;
    private final String url;
    private final Properties properties = new Properties();

    private PostgresAddress(Matcher parts) {
        this.name = "postgresql://" + parts.group(2) + "/" + parts.group(3);
        this.url = "jdbc:" + name;
        properties.setProperty("ApplicationName", "mesh-registry");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "" + SILENCE.toSeconds());
        properties.setProperty("tcpKeepAlive", "true");
        String credentials = parts.group(1);
        if (credentials != null) {
            int colon = credentials.indexOf(':');
            properties.setProperty("user", decoded(colon < 0 ? credentials : credentials.substring(0, colon)));
            if (colon >= 0) {
                properties.setProperty("password", decoded(credentials.substring(colon + 1)));
            }
        }
        String parameters = parts.group(4);
        for (String parameter : parameters == null ? new String[0] : parameters.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                properties.setProperty(
                        decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
            }
        }
    }

    /** Whether it is meant as an address of PostgreSQL rather than as the path of a file. */
    static boolean isOne(String database) {
        return START.matcher(database.toLowerCase(Locale.ROOT)).matches();
    }

    /** @throws StoreException when the address cannot be read */
    static PostgresAddress of(StoreOptions options) {
        Matcher parts = URL.matcher(options.database());
        if (!parts.matches()) {
            throw unreadable();
        }
        PostgresAddress address = new PostgresAddress(parts);
        if (Driver.parseURL(address.url, null) == null) {
            throw unreadable();
        }
        if (!options.user().isEmpty()) {
            address.properties.setProperty("user", options.user());
        }
        if (!options.password().isEmpty()) {
            address.properties.setProperty("password", options.password().value());
        }
        return address;
    }

    /** Without the address: it may carry a password. */
    private static StoreException unreadable() {
        return new StoreException(
                "database: an address of PostgreSQL that cannot be read (expected: postgresql://host:port/name)");
    }

    String name() {
        return name;
    }

    /** Opens connections, one for each call. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        for (String property : properties.stringPropertyNames()) {
            try {
                source.setProperty(property, properties.getProperty(property));
            } catch (SQLException e) {
                throw new StoreException(
                        "database: " + name + ": parameter " + property
                                + " (expected: one that PostgreSQL's driver knows)",
                        e);
            }
        }
        return source;
    }

    Connection connect() throws SQLException {
        return source().getConnection();
    }

    /** That it cannot be used, and why, without secrets. */
    StoreException unusable(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        String expected =
                " (expected: a PostgreSQL of version 14 or newer that answers, and a user that may make tables)";
        String password = properties.getProperty("password", "");
        if (!password.isEmpty() && message.contains(password)) {
            return new StoreException("database: " + name + " cannot be used" + expected);
        }
        return new StoreException("database: " + name + " cannot be used: " + message + expected, cause);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
