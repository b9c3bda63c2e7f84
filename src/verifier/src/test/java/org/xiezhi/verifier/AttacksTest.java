package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.OTHER;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.START;
import static org.xiezhi.verifier.VerifierFixture.bundle;
import static org.xiezhi.verifier.VerifierFixture.checkpoint;
import static org.xiezhi.verifier.VerifierFixture.cosigned;
import static org.xiezhi.verifier.VerifierFixture.entry;
import static org.xiezhi.verifier.VerifierFixture.image;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.policy;
import static org.xiezhi.verifier.VerifierFixture.run;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.verifier.VerifierFixture.Answer;

/** What an operator with everything but the auditor's pocket can try, and what his verifier says. */
class AttacksTest {

    @TempDir
    Path path;

    /** What the auditor took home when the log had so many entries: cosigned at the time of the last of them. */
    private Path kept(int size) throws IOException {
        LogFolder then = log(path.resolve("then"), size);
        return Files.write(path.resolve("kept"), cosigned(checkpoint(SIGNER, then.headAt(size)), START + size));
    }

    private void refuses(String sign, IntFunction<byte[]> entries, int size) throws IOException {
        log(path.resolve("now"), SIGNER, entries, size);
        Answer answer = verify(path.resolve("now"), "--key", KEY, "--earlier", kept(30), "--policy", policy(path));
        assertThat(answer.exit()).as(answer.text()).isEqualTo(1);
        assertThat(answer.text()).contains(sign);
    }

    @Test
    void names_an_entry_edited_with_all_tiles_and_a_new_signature() throws IOException {
        refuses("history rewritten", number -> number == 12 ? entry(500) : entry(number), 40);
    }

    @Test
    void names_entries_deleted_or_reordered() throws IOException {
        refuses("history rewritten", number -> number < 12 ? entry(number) : entry(number + 1), 40);
    }

    @Test
    void names_a_tail_that_was_cut() throws IOException {
        refuses("history rewritten", VerifierFixture::entry, 29);
    }

    @Test
    void names_a_clock_that_was_turned_back() throws IOException {
        // The ids go on, the time does not: an act of today that claims to be an hour older than what was witnessed.
        refuses("clock", number -> number < 30 ? entry(number) : old(number), 40);
    }

    private static byte[] old(int number) {
        var entry = VerifierFixture.members(number);
        entry.put("time", VerifierFixture.time(START - 3_600));
        return org.xiezhi.ledger.CanonicalJson.write(entry);
    }

    @Test
    void names_an_entry_from_the_future_of_its_witness() throws IOException {
        LogFolder log = log(path.resolve("now"), 400);
        log.publish(cosigned(checkpoint(SIGNER, log.headAt(400)), START));
        Answer answer = verify(path.resolve("now"), "--policy", policy(path));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text()).contains("clock | entry 301").doesNotContain("entry 300");
    }

    @Test
    void lets_an_honest_log_pass_with_and_without_its_witness() throws IOException {
        LogFolder log = log(path.resolve("now"), 40);
        Answer alone = verify(path.resolve("now"), "--key", KEY, "--policy", policy(path));
        assertThat(alone.exit()).as(alone.text()).isEqualTo(3);
        assertThat(alone.text()).contains("quorum that the policy asks for is not reached");
        log.publish(cosigned(checkpoint(SIGNER, log.headAt(40)), START + 40));
        Answer witnessed = verify(path.resolve("now"), "--policy", policy(path));
        assertThat(witnessed.exit()).as(witnessed.text()).isZero();
    }

    @Test
    void takes_the_quorum_of_the_newest_checkpoint_from_what_lies_beside_it() throws IOException {
        LogFolder log = log(path.resolve("now"), 30, 40);
        log.publishCosigned(SignedNote.parse(cosigned(checkpoint(SIGNER, log.headAt(30)), START + 30)));
        Answer older = verify(path.resolve("now"), "--policy", policy(path));
        assertThat(older.exit()).as(older.text()).isEqualTo(3);
        assertThat(older.text()).contains("witness.example/w1", "quorum that the policy asks for is not reached");
        log.publishCosigned(SignedNote.parse(cosigned(checkpoint(SIGNER, log.headAt(40)), START + 40)));
        Answer newest = verify(path.resolve("now"), "--policy", policy(path));
        assertThat(newest.exit()).as(newest.text()).isZero();
    }

    @Test
    void names_a_cosignature_that_is_none() throws IOException {
        LogFolder log = log(path.resolve("now"), 40);
        String stolen = new String(
                cosigned(checkpoint(SIGNER, log.headAt(39)), START + 40), java.nio.charset.StandardCharsets.UTF_8);
        String line = stolen.substring(stolen.lastIndexOf("\u2014"));
        Files.writeString(path.resolve("now/checkpoint"), Files.readString(path.resolve("now/checkpoint")) + line);
        Answer answer = verify(path.resolve("now"), "--policy", policy(path));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text()).contains("witness | checkpoint");
    }

    @Test
    void names_a_row_changed_without_an_entry_and_one_that_is_gone() throws IOException {
        LogFolder log = log(path.resolve("now"), SIGNER, VerifierFixture::entryWithRows, 40);
        Answer good = verify(bundle(path.resolve("good.zip"), log, image(100, "B")), "--key", KEY);
        assertThat(good.exit()).as(good.text()).isEqualTo(3);
        Answer changed = verify(bundle(path.resolve("changed.zip"), log, image(100, "X")), "--key", KEY);
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.text()).contains("row | row in line 1").contains("entry 5");
        Answer gone = verify(bundle(path.resolve("gone.zip"), log), "--key", KEY);
        assertThat(gone.text()).contains("row | row of entry 5");
    }

    @Test
    void says_that_a_key_from_the_folder_proves_nothing() {
        log(path.resolve("now"), OTHER, VerifierFixture::entry, 40);
        Answer answer = verify(path.resolve("now"));
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.text()).contains("Could NOT be checked").contains("Whoever made this may have made the key");
        assertThat(verify(path.resolve("now"), "--key", KEY).exit()).isEqualTo(1);
    }

    @Test
    void follows_no_link_out_of_the_folder_and_reads_no_device() throws IOException {
        log(path.resolve("now"), 40);
        Path tile = path.resolve("now/tile/0/000.p/40");
        for (String elsewhere : List.of("/dev/zero", "/etc/passwd")) {
            Files.delete(tile);
            Files.createSymbolicLink(tile, Path.of(elsewhere));
            Answer answer = verify(path.resolve("now"), "--key", KEY);
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.text()).contains("a link");
        }
    }

    @Test
    void proves_one_entry_and_no_other() throws IOException {
        LogFolder log = log(path.resolve("now"), 300);
        Path proof = Files.write(path.resolve("p"), log.offlineProof(257).bytes());
        Path entry = Files.write(path.resolve("e"), entry(257));
        Path other = Files.write(path.resolve("o"), entry(258));
        Answer good = run(List.of("proof", proof.toString(), "--entry", entry.toString(), "--key", KEY));
        assertThat(good.exit()).as(good.text()).isZero();
        assertThat(run(List.of("proof", proof.toString(), "--entry", other.toString(), "--key", KEY))
                        .exit())
                .isEqualTo(1);
        assertThat(run(List.of("proof", proof.toString(), "--entry", entry.toString()))
                        .exit())
                .isEqualTo(1);
    }
}
