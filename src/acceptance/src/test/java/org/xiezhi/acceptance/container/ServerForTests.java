package org.xiezhi.acceptance.container;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;
import org.xiezhi.acceptance.product.Product;

/**
 * Gives Arquillian a server without the application, started by the product's own launcher. It must run before
 * arquillian.xml is read: port and password of its admin listener are made anew at each start.
 */
public final class ServerForTests implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Running.class);
        Running.start();
    }

    /** The server of this test run. */
    public static final class Running {

        private static @Nullable Product server;

        static synchronized void start() {
            if (server != null) {
                return;
            }
            Product started = Product.startBare(Path.of("target", "container-" + UUID.randomUUID()));
            server = started;
            Path file = started.home().resolve("runtime/admin.properties");
            Properties access = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                access.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("expected the admin access in " + file, e);
            }
            System.setProperty("xiezhi.test.admin.port", access.getProperty("port"));
            System.setProperty("xiezhi.test.admin.password", access.getProperty("password"));
        }

        /** After the last class of the run Arquillian has undeployed everything. */
        public void stop(@Observes(precedence = -100) AfterSuite end) {
            synchronized (Running.class) {
                if (server != null) {
                    server.stop();
                    server = null;
                }
            }
        }
    }
}
