package org.xiezhi.casework.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TlogPolicy;

/** A policy is read once, at the start, and one by which this log could not be witnessed stops it. */
class WitnessesTest {

    @TempDir
    Path folder;

    private final NoteVerifier log = WitnessedLog.newKey().verifier();
    private final String key =
            FakeWitness.cosigner("witness.example/w1").verifier().vkey();

    private TlogPolicy read(String text, boolean stick) throws IOException {
        return Witnesses.read(Files.writeString(folder.resolve("policy"), text), log, stick);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8089", "https://witness.example/a/b/", "http://[::1]:80/"})
    void takes_an_address_of_the_web(String url) throws IOException {
        TlogPolicy policy = read("log " + log.vkey() + "\nwitness w " + key + " " + url + "\nquorum w\n", true);
        assertThat(WitnessRound.address(policy.witnesses().get(0)).orElseThrow().toString())
                .doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://witness.example",
                "witness.example",
                "http://user:secret@witness.example",
                "http://witness.example?x=1",
                "http://witness.example#x",
                "http:///x",
                "http://%"
            })
    void refuses_another_address(String url) {
        assertThatThrownBy(() -> read("witness w " + key + " " + url + "\nquorum w\n", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xiezhi.trail.policy")
                .hasMessageContaining(url);
    }

    @Test
    void refuses_a_policy_of_another_log_and_one_without_witnesses() {
        NoteVerifier other = WitnessedLog.newKey().verifier();
        assertThatThrownBy(() -> read("log " + other.vkey() + "\nwitness w " + key + "\nquorum w\n", false))
                .hasMessageContaining(log.vkey());
        assertThatThrownBy(() -> read("quorum none\n", false)).hasMessageContaining("at least one witness");
        assertThatThrownBy(() -> read("quorum", false)).hasMessageContaining("xiezhi.trail.policy");
    }

    @Test
    void refuses_more_witnesses_than_a_checkpoint_has_lines_for() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 99; i++) {
            lines.append(line(i));
        }
        assertThat(read(lines + "quorum w0\n", true).witnesses()).hasSize(99);
        assertThatThrownBy(() -> read(lines + line(99) + "quorum w0\n", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fewer than 100 witnesses");
    }

    private static String line(int number) {
        return "witness w" + number + " "
                + FakeWitness.cosigner("witness.example/w" + number).verifier().vkey() + "\n";
    }

    @Test
    void refuses_a_witness_that_nobody_could_ask() throws IOException {
        String far = "witness far " + key + "\nquorum far\n";
        assertThatThrownBy(() -> read(far, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xiezhi.witness.folder")
                .hasMessageContaining("far");
        assertThat(read(far, true).witnesses()).hasSize(1);
    }

    @Test
    void refuses_names_that_would_not_be_files_of_their_own_on_a_stick() throws IOException {
        String second = FakeWitness.cosigner("witness.example/w2").verifier().vkey();
        for (String name : new String[] {"../w", "审计", "a/b"}) {
            assertThatThrownBy(() -> read("witness " + name + " " + key + "\nquorum " + name + "\n", true))
                    .as(name)
                    .hasMessageContaining("a name of its own");
            String near = " http://127.0.0.1:8089";
            assertThat(read("witness " + name + " " + key + near + "\nquorum " + name + "\n", false)
                            .witnesses())
                    .hasSize(1);
        }
        assertThatThrownBy(() -> read("witness a " + key + "\nwitness A " + second + "\nquorum a\n", true))
                .hasMessageContaining("a name of its own");
    }
}
