package org.xiezhi.launcher;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Hears Ctrl-C and SIGTERM on a thread of its own, before the platform begins to end the process: once it has begun, it
 * closes the log at the same time as the server stops, and the server's last words are lost.
 */
class Signals {
    private static final List<String> ENDING = List.of("TERM", "INT", "HUP");

    private Signals() {}

    /**
     * By reflection, since the compiler warns of {@code sun.misc.Signal} without a way to agree. Where a signal cannot
     * be heard (Windows knows no HUP), the platform's own end and its shutdown hook remain.
     */
    static void hear(Runnable whenAsked) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            new Thread(whenAsked, "signal-stop").start();
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : ENDING) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
            }
        } catch (ReflectiveOperationException e) {
            System.getLogger(Signals.class.getName())
                    .log(System.Logger.Level.DEBUG, "Not every signal can be heard here", e);
        }
    }
}
