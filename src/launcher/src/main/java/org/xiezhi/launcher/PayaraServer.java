package org.xiezhi.launcher;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Payara inside this process, through its embeddable interface. By reflection: its jars are unpacked at run time and the
 * launcher is built without them.
 */
class PayaraServer {
    private static final String BOOTSTRAP = "com.sun.enterprise.glassfish.bootstrap.";
    private static final String EMBEDDABLE = "org.glassfish.embeddable.";
    private static final String PLATFORM = "Felix";

    private final ClassLoader classes;
    private final Object runtime;
    private final Object glassfish;

    private PayaraServer(ClassLoader classes, Object runtime, Object glassfish) {
        this.classes = classes;
        this.runtime = runtime;
        this.glassfish = glassfish;
    }

    /**
     * Starts the server and returns when its listeners are up. The steps are those of Payara's own GlassFishMain,
     * without its shutdown hook: the launcher stops the server itself, in order.
     */
    static PayaraServer start(Domain domain) {
        ClassPathAgent.append(domain.install().resolve("modules/glassfish.jar"));
        try {
            System.setProperty("GlassFish_Platform", PLATFORM);
            Class<?> main = ClassLoader.getSystemClassLoader().loadClass(BOOTSTRAP + "MainHelper");
            String[] arguments = {"-type", "DAS", "-instancename", "server", "-domainname", "domain"};
            Method buildContext =
                    opened(main, "buildStartupContext", String.class, File.class, File.class, String[].class);
            Properties context = (Properties) buildContext.invoke(
                    null, PLATFORM, domain.install().toFile(), domain.folder().toFile(), arguments);
            Method createClassLoader = opened(main, "createLauncherCL", Properties.class, ClassLoader.class);
            ClassLoader classes =
                    (ClassLoader) createClassLoader.invoke(null, context, ClassLoader.getPlatformClassLoader());

            Object runtime = type(classes, "GlassFishRuntime")
                    .getMethod("bootstrap", type(classes, "BootstrapProperties"), ClassLoader.class)
                    .invoke(null, properties(classes, "BootstrapProperties", context), classes);
            Object glassfish = type(classes, "GlassFishRuntime")
                    .getMethod("newGlassFish", type(classes, "GlassFishProperties"))
                    .invoke(runtime, properties(classes, "GlassFishProperties", context));
            PayaraServer server = new PayaraServer(classes, runtime, glassfish);
            server.call("GlassFish", glassfish, "start");
            return server;
        } catch (InvocationTargetException e) {
            throw new StartFailedException("The server did not start", e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StartFailedException("The unpacked server is not the expected one", e);
        }
    }

    /** Deploys the archive under a name; a failure tells the server's words and the cause that stands in its log. */
    void deploy(Path archive, String name, ServerLog log) {
        CommandAnswer answer = run("deploy", "--name=" + name, archive.toString());
        if (!answer.successful()) {
            throw new DeploymentFailedException(answer, log);
        }
    }

    private CommandAnswer run(String command, String... arguments) {
        try {
            Object runner = call("GlassFish", glassfish, "getCommandRunner");
            Object result = type(classes, "CommandRunner")
                    .getMethod("run", String.class, String[].class)
                    .invoke(runner, command, arguments);
            Object status = call("CommandResult", result, "getExitStatus");
            Object output = call("CommandResult", result, "getOutput");
            Object cause = call("CommandResult", result, "getFailureCause");
            return new CommandAnswer(status.toString(), String.valueOf(output), (Throwable) cause);
        } catch (InvocationTargetException e) {
            throw new StartFailedException(
                    "The server's command " + command + " failed", e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StartFailedException("The unpacked server is not the expected one", e);
        }
    }

    /** Stops applications, connection pools and listeners in the server's own order. */
    void stop() {
        try {
            call("GlassFish", glassfish, "stop");
            call("GlassFish", glassfish, "dispose");
            call("GlassFishRuntime", runtime, "shutdown");
        } catch (InvocationTargetException e) {
            throw new StartFailedException("The server did not stop in order", e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StartFailedException("The unpacked server is not the expected one", e);
        }
    }

    private Object call(String type, Object target, String method) throws ReflectiveOperationException {
        return type(classes, type).getMethod(method).invoke(target);
    }

    private static Object properties(ClassLoader classes, String type, Properties context)
            throws ReflectiveOperationException {
        return type(classes, type).getConstructor(Properties.class).newInstance(context);
    }

    private static Class<?> type(ClassLoader classes, String name) throws ClassNotFoundException {
        return classes.loadClass(EMBEDDABLE + name);
    }

    private static Method opened(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
