package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.evidence.EvidenceService.Added;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.Stage;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

/** A matter with two handlers, one of whom sends files and puts them on record. */
final class ReceivingFixture implements AutoCloseable {

    static final byte[] FILE = "a file of the test".getBytes(StandardCharsets.UTF_8);
    static final String HASH = Bytes.of(Sha256.begin().digest(FILE)).toHex();

    private final CaseworkFixture casework = new CaseworkFixture();
    private final UUID chen;
    private final UUID lin;
    private final UUID matter;

    ReceivingFixture(Path folder) throws IOException {
        new VaultFixture(folder).into(casework);
        // No proposal is open here whose facts a file could change.
        casework.put(ProposalService.class, new ProposalService() {
            @Override
            public void recheck(Matter changed) {}
        });
        casework.put(Settings.class, new Settings() {
            @Override
            public long evidenceMaxBytes() {
                return 1 << 20;
            }
        });
        UUID room = casework.rows().room("first");
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        chen = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        lin = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        matter = casework.rows().matter(Stage.HANDLING, registrar, room);
        casework.rows().clue(matter, room, "XS-2026-0001", "某人", "LIVELIHOOD", "x");
        casework.rows().member(matter, chen, Part.HANDLER);
        casework.rows().member(matter, lin, Part.HANDLER);
        casework.entities().getTransaction().begin();
        casework.become(chen, Role.INSPECTOR);
    }

    CaseworkFixture casework() {
        return casework;
    }

    UUID matter() {
        return matter;
    }

    UUID chen() {
        return chen;
    }

    UUID lin() {
        return lin;
    }

    UploadService uploads() {
        return casework.get(UploadService.class);
    }

    UUID begun(@Nullable String declared) {
        return uploads()
                .begin(matter, new UploadService.Sent("a.bin", FILE.length, "1700000000000", declared))
                .id();
    }

    UUID arrived(@Nullable String declared) {
        UUID upload = begun(declared);
        assertThat(uploads().append(upload, 0, new ByteArrayInputStream(FILE))).isEqualTo(Taken.WHOLE);
        return upload;
    }

    Added record(UUID upload, String given) {
        return record(upload, null, given);
    }

    Added record(UUID upload, @Nullable UUID original, String given) {
        return casework.get(EvidenceService.class).add(matter, new FileForm(form("银行流水"), upload, original, given));
    }

    EvidenceForm form(String name) {
        LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
        return new EvidenceForm("DOCUMENTARY", name, "某银行", "李某", "", yesterday, chen, lin);
    }

    @Override
    public void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }
}
