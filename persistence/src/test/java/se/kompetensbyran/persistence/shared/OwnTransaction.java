package se.kompetensbyran.persistence.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A store each call of which is a transaction of its own, as each request is: what it answers was committed before. */
public final class OwnTransaction {

    private OwnTransaction() {}

    /** {@code store} with a transaction around each call. */
    public static <T> T each(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        QuarkusTransaction.requiringNew().call(() -> call(store, method, arguments))));
    }

    private static Object call(Object store, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }
}
