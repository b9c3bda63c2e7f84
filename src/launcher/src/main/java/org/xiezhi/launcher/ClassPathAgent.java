package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Puts the server's boot jar where its own start script puts it, on the class path, though it is unpacked only
 * after this process began. The manifest of the launcher names this class, so the platform calls it before the start.
 */
public class ClassPathAgent {
    private static volatile @Nullable Instrumentation instrumentation;

    private ClassPathAgent() {}

    /** Called by the platform. */
    public static void agentmain(@Nullable String arguments, Instrumentation given) {
        instrumentation = given;
    }

    static void append(Path bootJar) {
        Instrumentation given = instrumentation;
        if (given == null) {
            throw new StartRefusedException("The launcher must be started from its jar: java -jar launcher.jar.");
        }
        try (JarFile boot = new JarFile(bootJar.toFile())) {
            given.appendToSystemClassLoaderSearch(boot);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's boot jar cannot be read", e);
        }
    }
}
