package org.xiezhi.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TreeHead;

class SignerFolderTest {

    @TempDir
    Path home;

    private Path folder;
    private LogFolder log;

    @BeforeEach
    void grow() {
        folder = home.resolve("signer");
        log = LogFolder.open(home.resolve("log"));
        log.append(0, SignerFixture.entries(0, 10));
    }

    private SignerFolder open() throws IOException {
        return SignerFolder.open(folder, SignerFixture.PASSWORD.toCharArray());
    }

    private void sign(long size) throws IOException {
        try (SignerFolder held = open()) {
            TreeHead last = held.signer().lastSigned();
            held.signer().sign(log.headAt(size), log.consistency(last.size(), size));
        }
    }

    @Test
    void makes_key_and_record_once_and_for_its_owner_only() throws IOException {
        NoteVerifier made;
        try (SignerFolder held = open()) {
            made = held.key();
            assertThat(held.signer().lastSigned()).isEqualTo(TreeHead.EMPTY);
        }
        try (SignerFolder held = open()) {
            assertThat(held.key()).isEqualTo(made);
        }
        assertThat(folder.resolve(SigningKey.PUBLIC)).hasContent(made.vkey());
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve(SigningKey.STORE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void wipes_the_password() throws IOException {
        char[] password = SignerFixture.PASSWORD.toCharArray();
        SignerFolder.open(folder, password).close();

        assertThat(password).containsOnly('\0');
    }

    @Test
    void two_signers_do_not_share_a_folder() throws IOException {
        try (SignerFolder held = open()) {
            assertThat(held.key()).isNotNull();
            assertThatThrownBy(this::open)
                    .isInstanceOf(SignerRefusedException.class)
                    .hasMessageContaining("Another signer")
                    .extracting(e -> ((SignerRefusedException) e).exitCode())
                    .isEqualTo(SignerRefusedException.IN_USE);
        }
        open().close();
    }

    @Test
    void a_wrong_password_is_refused_and_changes_nothing() throws IOException {
        sign(5);
        assertThatThrownBy(() -> SignerFolder.open(folder, "another password".toCharArray()))
                .isInstanceOf(SignerRefusedException.class)
                .hasMessageContaining("does not open");
        try (SignerFolder held = open()) {
            assertThat(held.signer().lastSigned()).isEqualTo(log.headAt(5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SignerFolder.RECORD, SigningKey.STORE, SigningKey.PUBLIC})
    void a_signer_that_lost_something_refuses_to_begin_anew(String lost) throws IOException {
        sign(5);
        Path away = Files.move(folder.resolve(lost), home.resolve("away"));

        assertThatThrownBy(this::open).isInstanceOf(SignerRefusedException.class);
        assertThat(folder.resolve(lost)).doesNotExist();

        Files.move(away, folder.resolve(lost));
        try (SignerFolder held = open()) {
            assertThat(held.signer().lastSigned()).isEqualTo(log.headAt(5));
        }
    }

    @Test
    void a_truncated_record_is_refused_at_every_length() throws IOException {
        sign(5);
        Path record = folder.resolve(SignerFolder.RECORD);
        byte[] whole = Files.readAllBytes(record);
        for (int length = 0; length < whole.length; length++) {
            Files.write(record, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(this::open).as("%s bytes", length).isInstanceOf(SignerRefusedException.class);
        }
        Files.write(record, whole);
        open().close();
    }

    @Test
    void a_record_of_another_log_is_refused() throws IOException {
        sign(5);
        Path record = folder.resolve(SignerFolder.RECORD);
        List<String> lines = Files.readAllLines(record);
        Files.writeString(record, "xiezhi/trail/other\n" + lines.get(1) + "\n" + lines.get(2) + "\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(SignerRefusedException.class)
                .hasMessageContaining("xiezhi/trail/other");
    }

    @ParameterizedTest
    @ValueSource(strings = {SignerFolder.RECORD, SigningKey.PUBLIC})
    void a_first_start_that_was_cut_off_is_done_again(String left) throws IOException {
        open().close();
        for (String name : List.of(SignerFolder.RECORD, SigningKey.STORE, SigningKey.PUBLIC)) {
            if (!name.equals(left)) {
                Files.delete(folder.resolve(name));
            }
        }
        try (SignerFolder held = open()) {
            held.signer().sign(log.headAt(5), log.consistency(0, 5));
        }
        sign(9);
    }
}
