package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.procedure.Stage;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;
import org.xiezhi.vault.key.MatterKey;

/** The unit key changes, and everything that lies under it opens as before. */
class KeyServiceTest {

    private static final int MATTERS = 130;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private UUID security;
    private final List<UUID> matters = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();

    @BeforeEach
    void sealATextInEachMatter() throws IOException {
        casework = new CaseworkFixture();
        new VaultFixture(folder).into(casework);
        security = casework.rows().account(Set.of(Role.SECURITY_ADMINISTRATOR), null, false);
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        casework.entities().getTransaction().begin();
        for (int i = 0; i < MATTERS; i++) {
            UUID matter = casework.rows().matter(Stage.HANDLING, registrar, null);
            keys().openOrMake(matter).close();
            matters.add(matter);
            try (FieldCipher cipher = keys().texts(matter)) {
                texts.add(cipher.seal(place(matter), "text " + i));
            }
        }
        casework.entities().flush();
        casework.recorded().clear();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private MatterKeys keys() {
        return casework.get(MatterKeys.class);
    }

    private KeyService service() {
        return casework.get(KeyService.class);
    }

    private static FieldContext place(UUID matter) {
        return new FieldContext("table", "column", matter);
    }

    private void everyTextOpens() {
        casework.entities().flush();
        casework.entities().clear();
        for (int i = 0; i < MATTERS; i++) {
            try (FieldCipher cipher = keys().texts(matters.get(i))) {
                assertThat(cipher.open(place(matters.get(i)), texts.get(i))).isEqualTo("text " + i);
            }
        }
    }

    @Test
    void wraps_every_matter_anew_some_at_once_and_opens_them_before_between_and_after() {
        assertThat(keys().underOlder()).isZero();
        casework.become(security, Role.SECURITY_ADMINISTRATOR);
        service().rotate();
        assertThat(keys().underOlder()).isEqualTo(MATTERS);
        everyTextOpens();

        assertThat(service().rewrap(BEFORE_ALL)).isPresent();
        casework.entities().flush();
        assertThat(keys().underOlder()).isEqualTo(30);
        everyTextOpens();

        casework.get(Rewrapping.class).all();
        casework.entities().flush();
        assertThat(keys().underOlder()).isZero();
        everyTextOpens();
        assertThat(casework.recorded())
                .hasSize(3)
                .anyMatch(entry -> entry.startsWith("KEY_ROTATED") && entry.contains("unit 2"))
                .anyMatch(entry -> entry.startsWith("KEYS_REWRAPPED") && entry.contains("30"));
    }

    @Test
    void wraps_a_new_matter_under_the_new_key_at_once() {
        casework.become(security, Role.SECURITY_ADMINISTRATOR);
        service().rotate();
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        UUID later = casework.rows().matter(Stage.HANDLING, registrar, null);
        try (MatterKey key = keys().openOrMake(later)) {
            assertThat(key.matterId()).isEqualTo(later);
        }
        casework.entities().flush();
        assertThat(keys().underOlder()).isEqualTo(MATTERS);
    }

    @Test
    void lets_no_damaged_key_keep_the_others_back() {
        MatterKeyRow damaged = casework.entities().find(MatterKeyRow.class, matters.get(7));
        byte[] wrapped = damaged.wrapped();
        wrapped[wrapped.length - 1] ^= 1;
        damaged.rewrap(wrapped, 1);
        casework.entities().flush();
        casework.become(security, Role.SECURITY_ADMINISTRATOR);
        service().rotate();

        casework.get(Rewrapping.class).all();
        casework.entities().flush();

        assertThat(keys().underOlder()).isOne();
        assertThat(casework.entities()
                        .find(MatterKeyRow.class, matters.get(129))
                        .unit())
                .isEqualTo(2);
    }

    @Test
    void is_not_for_the_system_administrator() {
        UUID system = casework.rows().account(Set.of(Role.SYSTEM_ADMINISTRATOR), null, false);
        casework.become(system, Role.SYSTEM_ADMINISTRATOR);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> service().rotate());
        assertThat(keys().underOlder()).isZero();
    }
}
