package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.LogKeys;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.Hash;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

class TrailServiceTest {

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private TrailService service;
    private UUID old;
    private String kept;

    @BeforeEach
    void verifyOnce() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        casework.put(TrailLog.class, trail.log());
        casework.put(Integrator.class, trail.integrator());
        service = casework.get(TrailService.class);
        become(Role.AUDITOR);
        old = trail.account("old");
        TrailReport report = verified();
        assertThat(report.findings()).isEmpty();
        kept = report.checkpoint();
        trail.account("new");
        casework.recorded().clear();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        casework.close();
    }

    private TrailReport verified() {
        return service.verify(TrailProgress.none()).report();
    }

    @Test
    void gives_the_checkpoint_that_it_verified() {
        assertThat(kept).isEqualTo(new String(note(1, root(kept)).bytes(), StandardCharsets.UTF_8));
        assertThat(verified().checkpoint()).isEqualTo(trail.checkpoint()).isNotEqualTo(kept);
    }

    @Test
    void says_of_the_whole_that_nothing_was_compared() {
        verified();
        assertThat(recorded()).contains("VERIFIED=whole", "COMPARED=none", "COUNT=2", "FINDINGS=0");
    }

    @Test
    void verifies_what_came_since_a_kept_checkpoint() {
        TrailReport report = service.verifySince(kept, TrailProgress.none()).report();
        assertThat(report.findings()).isEmpty();
        assertThat(report.since()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.kept()).contains(new TreeHead(1, root(kept)));
        assertThat(recorded())
                .contains("VERIFIED=since 1", "COMPARED=1 " + root(kept).base64(), "FINDINGS=0");
    }

    @Test
    void compares_the_whole_with_it() {
        TrailReport report = service.verifyAgainst(kept, TrailProgress.none()).report();
        assertThat(report.findings()).isEmpty();
        assertThat(report.since()).isZero();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(recorded())
                .contains("VERIFIED=whole", "COMPARED=1 " + root(kept).base64());
    }

    @Test
    void sees_an_older_row_changed_by_hand_in_the_whole_alone() throws SQLException {
        trail.sql("update account set roles = 'CHIEF' where id = '" + old + "'");
        assertThat(service.verifySince(kept, TrailProgress.none()).clean()).isTrue();
        assertThat(kinds(service.verifyAgainst(kept, TrailProgress.none()).report()))
                .containsExactly("row_changed");
    }

    @Test
    void takes_it_as_a_text_area_sends_it_and_with_what_witnesses_wrote_under_it() {
        SignedNote note = SignedNote.parse(kept.getBytes(StandardCharsets.UTF_8));
        String witness = LogKeys.make("witness.example/auditor")
                .sign(note.text())
                .signatures()
                .get(0)
                .line();
        String pasted = "\n " + (kept + witness + "\n\n").replace("\n", "\r\n");
        assertThat(service.verifySince(pasted, TrailProgress.none()).clean()).isTrue();
    }

    @Test
    void names_a_log_that_is_shorter_than_a_checkpoint_that_it_signed() {
        String later = text(note(7, Hash.of(new byte[Hash.LENGTH])));
        assertThat(kinds(service.verifySince(later, TrailProgress.none()).report()))
                .containsExactly("kept_ahead");
        assertThat(recorded()).contains("VERIFIED=whole", "COMPARED=7 ", "FINDINGS=1");
        assertThat(kinds(service.verifyAgainst(later, TrailProgress.none()).report()))
                .containsExactly("kept_ahead");
    }

    @Test
    void names_a_checkpoint_of_another_history_that_its_key_signed() {
        String other = text(note(1, Hash.of(new byte[Hash.LENGTH])));
        assertThat(kinds(service.verifySince(other, TrailProgress.none()).report()))
                .containsExactly("kept_fork");
        assertThat(kinds(service.verifyAgainst(other, TrailProgress.none()).report()))
                .containsExactly("kept_fork");
    }

    @Test
    void refuses_a_checkpoint_of_another_key_and_one_that_was_changed() {
        String text = SignedNote.parse(kept.getBytes(StandardCharsets.UTF_8)).text();
        NoteSigner namesake = LogKeys.make(trail.key().verifier().name());
        assertThat(problem(text(namesake.sign(text)))).isEqualTo("input.not_of_this_log");
        assertThat(problem(kept.replaceFirst("\n1\n", "\n2\n"))).isEqualTo("input.not_of_this_log");
    }

    @Test
    void refuses_a_checkpoint_that_names_another_log() {
        String text = new Checkpoint("other/log", new TreeHead(1, root(kept))).text();
        assertThat(problem(text(trail.key().sign(text)))).isEqualTo("input.not_of_this_log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "xiezhi/trail/test\n1\nAAAA",
                "a\n\n— b c",
                "xiezhi/trail/test\n-1\nAAAA\n\n— xiezhi/trail/test AAAAAAAA",
                "<script>alert(1)</script>"
            })
    void refuses_what_is_no_checkpoint(String pasted) {
        assertThat(problem(pasted)).isEqualTo("input.not_a_checkpoint");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \r\n "})
    void refuses_an_empty_field(@Nullable String pasted) {
        assertThat(problem(pasted)).isEqualTo("input.required");
    }

    @Test
    void refuses_what_is_longer_than_any_checkpoint() {
        assertThat(problem("x".repeat(KeptCheckpoint.MOST + 1))).isEqualTo("input.too_long");
    }

    @Test
    void refuses_who_may_not_verify_before_it_reads_what_he_pasted() {
        become(Role.CHIEF);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> service.verifySince("abc", TrailProgress.none()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> service.verifyAgainst(kept, TrailProgress.none()));
    }

    /** The same with both buttons, and nothing was verified then. */
    private String problem(@Nullable String pasted) {
        String[] keys = new String[2];
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service.verifySince(pasted, TrailProgress.none()))
                .satisfies(refused -> keys[0] = refused.problems().get(0).key());
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service.verifyAgainst(pasted, TrailProgress.none()))
                .satisfies(refused -> keys[1] = refused.problems().get(0).key());
        assertThat(keys[1]).isEqualTo(keys[0]);
        assertThat(casework.recorded()).isEmpty();
        return keys[0];
    }

    private String recorded() {
        assertThat(casework.recorded()).isNotEmpty();
        return casework.recorded().get(casework.recorded().size() - 1);
    }

    private static List<String> kinds(TrailReport report) {
        return report.findings().stream().map(TrailFinding::kind).toList();
    }

    private static Hash root(String checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8))
                        .text())
                .head()
                .root();
    }

    private SignedNote note(long size, Hash root) {
        NoteSigner key = trail.key();
        return key.sign(new Checkpoint(key.verifier().name(), new TreeHead(size, root)).text());
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }

    private void become(Role role) {
        UUID account = UUID.randomUUID();
        casework.become(account, role);
    }
}
