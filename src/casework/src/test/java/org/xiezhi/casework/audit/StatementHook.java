package org.xiezhi.casework.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Is told of each statement just before it is executed, with its text. */
final class StatementHook {

    private final Consumer<String> before;

    StatementHook(Consumer<String> before) {
        this.before = before;
    }

    DataSource on(DataSource database) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? on(connection) : result;
        });
    }

    Connection on(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? on(statement, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement on(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                before.accept(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                StatementHook.class.getClassLoader(),
                new Class<?>[] {type},
                (made, method, arguments) -> call.on(method, arguments)));
    }
}
