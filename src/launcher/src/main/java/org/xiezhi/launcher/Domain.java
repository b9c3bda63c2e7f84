package org.xiezhi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The server's domain, written anew at each start from what was unpacked and from {@code config/payara}: nothing an
 * application or an administrator changed in a running server outlives it.
 *
 * @param install folder {@code glassfish} of the unpacked server
 * @param folder the domain itself
 */
record Domain(Path install, Path folder) {
    /** What the server needs of the domain it ships; its docroot, its logs and its own domain.xml stay behind. */
    private static final List<String> SHIPPED = List.of(
            "default-web.xml",
            "login.conf",
            "keystore.p12",
            "cacerts.p12",
            "server.policy",
            "javaee.server.policy",
            "restrict.server.policy",
            "domain-passwords",
            "keyfile",
            "glassfish-acc.xml",
            "wss-server-config-1.0.xml",
            "wss-server-config-2.0.xml");

    static Domain write(Path install, Path folder, AdminAccess admin, Ports ports, Path logs, @Nullable Path driver) {
        Domain domain = new Domain(install, folder);
        try {
            domain.write(admin, ports, logs, driver);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's domain " + folder + " cannot be written", e);
        }
        return domain;
    }

    private void write(AdminAccess admin, Ports ports, Path logs, @Nullable Path driver) throws IOException {
        ServerFiles.deleteTree(folder);
        Path config = folder.resolve("config");
        OwnerOnly.createFolder(folder);
        for (String sub : List.of("config", "lib", "logs", "docroot", "applications")) {
            Files.createDirectories(folder.resolve(sub));
        }
        Path shipped = install.resolve("domains/domain1/config");
        for (String name : SHIPPED) {
            Path file = shipped.resolve(name);
            if (Files.exists(file)) {
                Files.copy(file, config.resolve(name));
            }
        }
        // As numbers: clients of the admin listener read the ports here and do not know the launcher's properties.
        Files.writeString(
                config.resolve("domain.xml"),
                resource("domain.xml")
                        .replace("${xiezhi.port}", Integer.toString(ports.http()))
                        .replace("${xiezhi.admin.port}", Integer.toString(ports.admin())),
                StandardCharsets.UTF_8);
        Files.writeString(
                config.resolve("logging.properties"),
                resource("logging.properties")
                        .replace("${logs}", logs.toString().replace("\\", "/")),
                StandardCharsets.UTF_8);
        OwnerOnly.write(config.resolve("admin-keyfile"), admin.keyFileLine());
        if (driver != null) {
            Files.copy(driver, folder.resolve("lib").resolve(driver.getFileName()));
        }
    }

    /** The system properties the server expects, with the two folders filled in. */
    Properties systemProperties() {
        String text = resource("system.properties")
                .replace("${install}", install.toString().replace("\\", "/"))
                .replace("${domain}", folder.toString().replace("\\", "/"));
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("system.properties cannot be read", e);
        }
        return properties;
    }

    static String resource(String name) {
        try (InputStream in = Domain.class.getResourceAsStream("/payara/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Expected /payara/" + name + " in the launcher's jar, found none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("/payara/" + name + " cannot be read", e);
        }
    }
}
