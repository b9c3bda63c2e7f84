package org.xiezhi.casework.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority of another make answers, and another program checks what was laid down, with the files alone. */
class OpensslStampTest {

    private static final String CONFIGURATION = """
            [req]
            distinguished_name = name
            prompt = no
            [name]
            CN = Authority by openssl
            [root]
            basicConstraints = critical, CA:true
            keyUsage = critical, keyCertSign
            [stamps]
            basicConstraints = CA:false
            keyUsage = critical, digitalSignature
            extendedKeyUsage = critical, timeStamping
            [tsa]
            default_tsa = tsa_config
            [tsa_config]
            serial = ./serial
            signer_cert = ./tsa.pem
            signer_key = ./tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ess_cert_id_chain = no
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeAuthority() throws Exception {
        Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-config",
                "tsa.cnf",
                "-extensions",
                "root",
                "-subj",
                "/CN=Root by openssl",
                "-keyout",
                "root.key",
                "-out",
                "root.pem");
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-config",
                "tsa.cnf",
                "-keyout",
                "tsa.key",
                "-out",
                "tsa.csr");
        openssl(
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "root.pem",
                "-CAkey",
                "root.key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                "tsa.cnf",
                "-extensions",
                "stamps",
                "-out",
                "tsa.pem");
    }

    private byte[] answer(byte[] query) throws Exception {
        Files.write(folder.resolve("query.tsq"), query);
        openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "answer.tsr");
        return Files.readAllBytes(folder.resolve("answer.tsr"));
    }

    private String openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    @Test
    void its_stamps_are_believed_and_openssl_verifies_what_lies_beside_the_log() throws Exception {
        try (StampFixture product = new StampFixture(folder, folder.resolve("root.pem"), this::answer)) {
            product.now = Instant.now(java.time.Clock.systemUTC());
            // RSA by another process takes its time on a machine with much to do.
            product.journey = Duration.ofMinutes(1);
            product.grow();
            product.grow();
            product.round();
            assertThat(product.told()).singleElement().asString().contains("AUTHORITY=CN=Authority by openssl");
            assertThat(openssl(
                            "ts",
                            "-verify",
                            "-data",
                            "trail/stamp/2.checkpoint",
                            "-in",
                            "trail/stamp/2.tsr",
                            "-CAfile",
                            "root.pem"))
                    .contains("Verification: OK");
        }
    }
}
