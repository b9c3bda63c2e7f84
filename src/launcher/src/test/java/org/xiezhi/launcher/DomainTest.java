package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DomainTest {
    private static final byte[] SALT = {(byte) 0xb6, (byte) 0xff, 0x50, 0x6b, 0x60, (byte) 0xba, 0x7b, 0x22};

    @TempDir
    Path folder;

    @Test
    void exactly_two_listeners_stand_in_the_configuration_both_on_loopback() throws Exception {
        Map<String, String> listeners = new TreeMap<>();
        for (Element listener : elements("network-listener")) {
            listeners.put(listener.getAttribute("name"), listener.getAttribute("address"));
            assertThat(listener.getAttribute("port")).startsWith("${xiezhi.");
        }

        assertThat(listeners)
                .containsExactly(Map.entry("admin-listener", "127.0.0.1"), Map.entry("http-listener", "127.0.0.1"));
    }

    @Test
    void everything_else_that_listens_or_calls_out_is_off() throws Exception {
        assertThat(elements("iiop-listener")).isEmpty();
        assertThat(only("jms-service").getAttribute("type")).isEqualTo("DISABLED");
        for (String service : List.of(
                "jmx-connector",
                "hazelcast-config-specific-configuration",
                "phone-home-runtime-configuration",
                "microprofile-metrics-configuration",
                "microprofile-healthcheck-configuration",
                "microprofile-openapi-configuration")) {
            assertThat(only(service).getAttribute("enabled")).as(service).isEqualTo("false");
        }
        assertThat(only("das-config").getAttribute("autodeploy-enabled")).isEqualTo("false");
    }

    @Test
    void no_answer_names_the_server() throws Exception {
        assertThat(elements("http")).hasSize(2).allSatisfy(http -> {
            assertThat(http.getAttribute("server-header")).isEqualTo("false");
            assertThat(http.getAttribute("xpowered-by")).isEqualTo("false");
        });
    }

    @Test
    void the_pool_holds_two_connections_for_each_http_thread_and_some_more() throws Exception {
        int threads = elements("thread-pool").stream()
                .filter(pool -> pool.getAttribute("name").equals("http-thread-pool"))
                .mapToInt(pool -> Integer.parseInt(pool.getAttribute("max-thread-pool-size")))
                .sum();
        Element pool = elements("jdbc-connection-pool").stream()
                .filter(candidate -> candidate.getAttribute("name").equals("XiezhiPool"))
                .findFirst()
                .orElseThrow();

        assertThat(threads).isPositive();
        assertThat(Integer.parseInt(pool.getAttribute("max-pool-size"))).isGreaterThan(2 * threads);
        assertThat(pool.getAttribute("transaction-isolation-level")).isEqualTo("read-committed");
        assertThat(pool.getAttribute("is-connection-validation-required")).isEqualTo("true");
    }

    @Test
    void a_domain_is_written_anew_and_holds_no_password() throws IOException {
        Path install = folder.resolve("install");
        Path shipped = Files.createDirectories(install.resolve("domains/domain1/config"));
        Files.writeString(shipped.resolve("login.conf"), "shipped");
        Path target = folder.resolve("domain");
        Files.createDirectories(target.resolve("generated"));
        Files.writeString(target.resolve("generated/stale"), "old");
        Path driver = Files.writeString(folder.resolve("postgresql.jar"), "driver");
        AdminAccess admin = AdminAccess.of("only-in-memory", SALT);

        Domain domain = Domain.write(install, target, admin, new Ports(8123, 4123), folder.resolve("logs"), driver);

        assertThat(target.resolve("generated")).doesNotExist();
        assertThat(target.resolve("config/login.conf")).hasContent("shipped");
        assertThat(target.resolve("config/domain.xml"))
                .content()
                .contains("port=\"8123\"", "port=\"4123\"")
                .doesNotContain("port=\"${");
        assertThat(target.resolve("lib/postgresql.jar")).exists();
        assertThat(target.resolve("config/logging.properties"))
                .content()
                .contains("GFFileHandler.file=" + folder.resolve("logs") + "/server.log");
        assertThat(target.resolve("config/admin-keyfile")).content().doesNotContain("only-in-memory");
        assertThat(Files.getPosixFilePermissions(target.resolve("config/admin-keyfile")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(domain.systemProperties())
                .containsEntry("user.timezone", "Asia/Shanghai")
                .containsEntry("h2.bindAddress", "127.0.0.1")
                .containsEntry("java.security.auth.login.config", target + "/config/login.conf");
    }

    @Test
    void the_admin_key_file_has_the_form_of_the_server_s_own() {
        // The line that the server ships for its empty default password, with the salt taken from it.
        assertThat(AdminAccess.of("", SALT).keyFileLine())
                .isEqualTo("admin;{SSHA256}KmDHfsWXWeoRBbY3XMIaW7x95ljvpJlqx/aIeDZakL22/1BrYLp7Ig==;asadmin\n");
    }

    @Test
    void a_missing_resource_is_named() {
        assertThatThrownBy(() -> Domain.resource("absent.xml")).hasMessageContaining("/payara/absent.xml");
    }

    private static Element only(String name) throws Exception {
        assertThat(elements(name)).as(name).hasSize(1);
        return elements(name).get(0);
    }

    private static List<Element> elements(String name) throws Exception {
        byte[] bytes = Domain.resource("domain.xml").getBytes(StandardCharsets.UTF_8);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
