package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.procedure.Stage;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.key.MatterKey;

/** The same file in two matters is two originals with a custody each, and what becomes of one leaves the other alone. */
class SameFileInTwoMattersTest {

    @TempDir
    Path folder;

    private ReceivingFixture receiving;
    private CaseworkFixture casework;
    private UUID another;
    private Evidence one;
    private Evidence other;

    @BeforeEach
    void recordTwice() throws IOException {
        receiving = new ReceivingFixture(folder);
        casework = receiving.casework();
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        another = casework.rows().matter(Stage.HANDLING, registrar, null);
        casework.rows().clue(another, casework.rows().room("second"), "XS-2026-0002", "某人", "LIVELIHOOD", "x");
        casework.rows().member(another, receiving.chen(), Part.HANDLER);
        casework.rows().member(another, receiving.lin(), Part.HANDLER);
        one = find(receiving.record(receiving.arrived(null), "").id());
        UUID upload = receiving
                .uploads()
                .begin(another, new UploadService.Sent("a.bin", ReceivingFixture.FILE.length, null, null))
                .id();
        receiving.uploads().append(upload, 0, new ByteArrayInputStream(ReceivingFixture.FILE));
        other = find(casework.get(EvidenceService.class)
                .add(another, new FileForm(receiving.form("银行流水"), upload, null, ""))
                .id());
        casework.entities().flush();
    }

    @AfterEach
    void close() {
        receiving.close();
    }

    private Evidence find(UUID id) {
        casework.entities().flush();
        return casework.get(EvidenceItems.class).find(id).orElseThrow();
    }

    private Path container(Evidence evidence) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("evidence"))) {
            return files.filter(file ->
                            file.getFileName().toString().contains(evidence.id().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private byte[] read(Evidence evidence) throws IOException {
        try (MatterKey key = casework.get(MatterKeys.class).open(evidence.matter());
                SealedObject content = casework.get(TheVault.class).vault().read(evidence.stored(), key)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.copyTo(out, 0, evidence.size());
            return out.toByteArray();
        }
    }

    private List<String> rowsOf(UUID matter) {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select * from evidence where matter_id = ?1",
                "select c.* from custody c, evidence e where e.id = c.evidence_id and e.matter_id = ?1 order by c.id",
                "select * from matter_key where matter_id = ?1",
                "select * from matter where id = ?1",
                "select * from matter_member where matter_id = ?1 order by id",
                "select * from clue where matter_id = ?1")) {
            List<?> found = casework.entities()
                    .createNativeQuery(query)
                    .setParameter(1, matter)
                    .getResultList();
            assertThat(found).as(query).isNotEmpty();
            found.forEach(row -> rows.add(Arrays.deepToString((Object[]) row)));
        }
        return rows;
    }

    @Test
    void is_two_originals_that_nothing_joins() throws IOException {
        assertThat(one.sha256()).isEqualTo(other.sha256());
        assertThat(one.stored().objectId()).isNotEqualTo(other.stored().objectId());
        assertThat(one.stored().commitment()).isNotEqualTo(other.stored().commitment());
        assertThat(Files.readAllBytes(container(one))).isNotEqualTo(Files.readAllBytes(container(other)));
        for (Evidence evidence : List.of(one, other)) {
            assertThat(read(evidence)).isEqualTo(ReceivingFixture.FILE);
            assertThat(casework.get(EvidenceItems.class).custody(evidence.id()))
                    .extracting(Custody::handling)
                    .containsExactly(Handling.RECEIVED);
        }
    }

    /** The operator destroys one with SQL and on the disk. */
    @Test
    void leaves_the_other_as_it_was_when_one_is_destroyed() throws IOException {
        List<String> before = rowsOf(another);
        Files.delete(container(one));
        for (String statement : List.of(
                "delete from custody where evidence_id in (select id from evidence where matter_id = ?1)",
                "delete from evidence where matter_id = ?1",
                "delete from matter_key where matter_id = ?1")) {
            casework.entities()
                    .createNativeQuery(statement)
                    .setParameter(1, receiving.matter())
                    .executeUpdate();
        }
        casework.entities().clear();
        assertThat(rowsOf(another)).isEqualTo(before);
        assertThat(read(find(other.id()))).isEqualTo(ReceivingFixture.FILE);
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> casework.get(MatterKeys.class).open(receiving.matter()));
    }
}
