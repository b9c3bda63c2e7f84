package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.LedgerFixture.entries;
import static org.xiezhi.ledger.LedgerFixture.signer;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSignerTest {

    @TempDir
    Path folder;

    private Path record;
    private LogFolder log;

    @BeforeEach
    void grow() {
        record = folder.resolve("signed");
        log = LogFolder.open(folder.resolve("log"), new MemoryFiles(folder.resolve("log")));
        log.append(0, entries(0, 10));
    }

    private RecordedSigner create() {
        return RecordedSigner.create(record, new DiskFiles(), signer());
    }

    private RecordedSigner reopen() {
        return RecordedSigner.open(record, new DiskFiles(), signer());
    }

    @Test
    void signs_what_continues_and_remembers_it() {
        RecordedSigner signer = create();
        assertThat(signer.lastSigned()).isEqualTo(TreeHead.EMPTY);
        signer.sign(TreeHead.EMPTY, log.consistency(0, 0));
        signer.sign(log.headAt(4), log.consistency(0, 4));
        SignedCheckpoint signed = reopen().sign(log.headAt(9), log.consistency(4, 9));

        assertThat(signed.note().verify(List.of(signer().verifier()))).hasSize(1);
        assertThat(signed.checkpoint().head()).isEqualTo(log.headAt(9));
        assertThat(reopen().lastSigned()).isEqualTo(log.headAt(9));
    }

    @Test
    void signs_the_same_head_again_with_the_same_bytes() {
        RecordedSigner signer = create();
        byte[] first = signer.sign(log.headAt(4), log.consistency(0, 4)).bytes();
        assertThat(reopen().sign(log.headAt(4), log.consistency(4, 4)).bytes()).isEqualTo(first);
    }

    @Test
    void refuses_a_smaller_tree_another_tree_and_a_wrong_proof() {
        LogFolder fork = LogFolder.open(folder.resolve("fork"), new MemoryFiles(folder.resolve("fork")));
        fork.append(0, entries(100, 110));
        RecordedSigner signer = create();
        signer.sign(log.headAt(5), log.consistency(0, 5));

        assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(4, 4)))
                .isInstanceOf(ForkException.class);
        assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(0, 4)))
                .isInstanceOf(ForkException.class);
        assertThatThrownBy(() -> signer.sign(fork.headAt(5), fork.consistency(5, 5)))
                .isInstanceOf(ForkException.class)
                .hasMessageContaining("expected a head that continues");
        assertThatThrownBy(() -> signer.sign(fork.headAt(9), fork.consistency(5, 9)))
                .isInstanceOf(ForkException.class);
        assertThatThrownBy(() -> signer.sign(fork.headAt(9), fork.consistency(0, 9)))
                .isInstanceOf(ForkException.class);
        assertThatThrownBy(() -> signer.sign(log.headAt(9), log.consistency(4, 9)))
                .isInstanceOf(ForkException.class);
        assertThat(signer.lastSigned()).isEqualTo(log.headAt(5));
        assertThat(reopen().lastSigned()).isEqualTo(log.headAt(5));
    }

    @Test
    void signs_nothing_that_it_could_not_record() {
        MemoryFiles files = new MemoryFiles(folder.toAbsolutePath());
        RecordedSigner signer = RecordedSigner.create(record.toAbsolutePath(), files, signer());
        for (int n = 1; n <= 3; n++) {
            files.failAt(n);
            assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(0, 4)))
                    .isInstanceOf(UncheckedIOException.class);
            // The third failure comes when the record has its new name and nobody knows yet whether it will keep it.
            assertThat(signer.lastSigned()).isEqualTo(n < 3 ? TreeHead.EMPTY : log.headAt(4));
        }
        files.failAt(Integer.MAX_VALUE);
        assertThat(signer.sign(log.headAt(4), log.consistency(4, 4))
                        .checkpoint()
                        .head())
                .isEqualTo(log.headAt(4));
    }

    @Test
    void looks_at_the_record_anew_for_another_process_may_have_signed() {
        RecordedSigner here = create();
        RecordedSigner there = reopen();
        there.sign(log.headAt(9), log.consistency(0, 9));

        assertThat(here.lastSigned()).isEqualTo(log.headAt(9));
        assertThatThrownBy(() -> here.sign(log.headAt(5), log.consistency(0, 5)))
                .isInstanceOf(ForkException.class);
        assertThat(there.lastSigned()).isEqualTo(log.headAt(9));
    }

    @Test
    void refuses_to_forget_to_begin_anew_and_to_serve_another_log() {
        assertThatThrownBy(this::reopen).isInstanceOf(LedgerException.class);
        create();
        assertThatThrownBy(this::create).isInstanceOf(LedgerException.class);
        NoteSigner other = new NoteSigner(
                LedgerFixture.verifier("example.org/other", LedgerFixture.PUBLIC_1),
                LedgerFixture.privateKey(LedgerFixture.SEED_1));
        assertThatThrownBy(() -> RecordedSigner.open(record, new DiskFiles(), other))
                .isInstanceOf(LedgerException.class);
    }
}
