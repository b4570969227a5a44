package se.kompetensbyran.persistence.shared;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver, of which a test can hear what a thread says to the database: each execution of a statement, and
 * each begin, commit and rollback that is not within one.
 */
public final class ListeningDriver implements Driver {

    /** What was sent: the text with its values, or {@code begin}, {@code commit}, {@code rollback}. */
    public record Sent(String text, List<Object> values) {

        /** Whether it is a statement, not a word about the transaction. */
        public boolean isStatement() {
            return !TRANSACTION.contains(text);
        }
    }

    private static final Set<String> TRANSACTION = Set.of("begin", "commit", "rollback");
    private static final ThreadLocal<@Nullable List<Sent>> LISTENERS = new ThreadLocal<>();

    /** All that this thread sends while it does {@code work}. */
    public static List<Sent> during(Supplier<?> work) {
        List<Sent> heard = new ArrayList<>();
        LISTENERS.set(heard);
        try {
            var unused = work.get();
        } finally {
            LISTENERS.remove();
        }
        return List.copyOf(heard);
    }

    private static void hear(String text, List<Object> values) {
        List<Sent> heard = LISTENERS.get();
        if (heard != null) heard.add(new Sent(text, List.copyOf(values)));
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver().connect(url, info);
        return connection == null ? null : listened(Connection.class, connection, ListeningDriver::ofConnection);
    }

    private static Driver driver() throws SQLException {
        return DriverManager.getDriver("jdbc:postgresql:");
    }

    private static @Nullable Object ofConnection(Connection connection, Method method, Object... arguments)
            throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit" -> {
                if (Boolean.FALSE.equals(arguments[0])) hear("begin", List.of());
            }
            case "commit", "rollback" -> hear(method.getName(), List.of());
            default -> {}
        }
        Object answer = call(connection, method, arguments);
        if (answer instanceof CallableStatement it) return prepared(CallableStatement.class, it, arguments);
        if (answer instanceof PreparedStatement it) return prepared(PreparedStatement.class, it, arguments);
        if (answer instanceof Statement it)
            return listened(
                    Statement.class, it, (target, called, its) -> ofStatement(target, called, its, "", Map.of()));
        return answer;
    }

    private static <T extends PreparedStatement> T prepared(Class<T> type, T statement, Object... arguments) {
        var values = new TreeMap<Integer, Object>();
        return listened(
                type,
                statement,
                (target, called, its) -> ofStatement(target, called, its, String.valueOf(arguments[0]), values));
    }

    private static @Nullable Object ofStatement(
            Statement statement, Method method, Object[] arguments, String text, Map<Integer, Object> values)
            throws Throwable {
        boolean isValue = method.getName().startsWith("set") && arguments.length >= 2;
        if (isValue && arguments[0] instanceof Integer at)
            values.put(at, String.valueOf(arguments[1]).equals("null") ? "null" : arguments[1]);
        if (method.getName().startsWith("execute"))
            hear(arguments.length > 0 ? String.valueOf(arguments[0]) : text, List.copyOf(values.values()));
        return call(statement, method, arguments);
    }

    @FunctionalInterface
    private interface Listener<T> {
        @Nullable
        Object called(T target, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T listened(Class<T> type, T target, Listener<T> listener) {
        return type.cast(Proxy.newProxyInstance(
                ListeningDriver.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        listener.called(target, method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver().acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
