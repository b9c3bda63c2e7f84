package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.vault.store.IncomingObject;

class SweepServiceTest {

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private VaultFixture vault;

    @BeforeEach
    void open() throws IOException {
        casework = new CaseworkFixture();
        vault = new VaultFixture(folder);
        vault.into(casework);
    }

    @AfterEach
    void close() {
        casework.close();
    }

    @Test
    void removes_a_container_that_no_row_names_after_a_month_and_says_so_in_the_trail() throws IOException {
        UUID object = UUID.randomUUID();
        leave(object);
        later(31, ChronoUnit.DAYS);
        casework.get(SweepService.class).unknown();
        assertThat(files()).isZero();
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .contains("VAULT_SWEPT", "COUNT=1", object.toString());
    }

    @Test
    void leaves_a_younger_container_to_whoever_restored_an_older_database() throws IOException {
        leave(UUID.randomUUID());
        later(29, ChronoUnit.DAYS);
        casework.get(SweepService.class).unknown();
        assertThat(files()).isEqualTo(1);
        assertThat(casework.recorded()).isEmpty();
    }

    @Test
    void removes_at_the_start_what_a_crash_left_half_written_and_later_only_what_nobody_goes_on_with()
            throws IOException {
        leaveHalf();
        casework.get(SweepService.class).halfWritten();
        assertThat(files()).isEqualTo(1);
        later(1, ChronoUnit.MINUTES);
        casework.get(SweepService.class).halfWrittenAtStart();
        assertThat(files()).isZero();
        leaveHalf();
        later(1, ChronoUnit.DAYS);
        casework.get(SweepService.class).halfWritten();
        assertThat(files()).isZero();
        assertThat(casework.recorded()).hasSize(2);
    }

    private void later(long amount, ChronoUnit unit) {
        vault.setNow(vault.now().plus(amount, unit));
    }

    private void leaveHalf() throws IOException {
        Path incoming = Files.createDirectories(vault.evidence().resolve("incoming"));
        Files.writeString(incoming.resolve(UUID.randomUUID() + ".part"), "half");
    }

    private void leave(UUID object) throws IOException {
        try (IncomingObject incoming = vault.store().begin(object, 0)) {
            incoming.write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
            incoming.publish();
        }
    }

    private long files() throws IOException {
        try (Stream<Path> found = Files.walk(vault.evidence())) {
            return found.filter(Files::isRegularFile).count();
        }
    }
}
