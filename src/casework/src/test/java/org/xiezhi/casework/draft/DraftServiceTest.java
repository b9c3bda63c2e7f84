package org.xiezhi.casework.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.evidence.VaultFixture;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.vault.shared.IntegrityException;

/** What was typed is kept for who typed it, and stands in clear nowhere. */
class DraftServiceTest {

    private static final String FORM = "evidence/add:1";
    private static final String TYPED = "{\"name\":\"某某的银行流水\",\"holder\":\"李某\"}";

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private UUID chen;
    private UUID lin;

    @BeforeEach
    void openVault() throws IOException {
        casework = new CaseworkFixture();
        new VaultFixture(folder).into(casework);
        UUID room = casework.rows().room("first");
        chen = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        lin = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        casework.entities().getTransaction().begin();
        as(chen);
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private void as(UUID account) {
        casework.get(CurrentActor.class)
                .become(new SignedIn(
                        account,
                        account,
                        "x",
                        "x",
                        Set.of(Role.INSPECTOR),
                        Optional.empty(),
                        "",
                        Set.of(),
                        Locale.SIMPLIFIED_CHINESE));
    }

    private DraftService drafts() {
        return casework.get(DraftService.class);
    }

    private String stored() {
        casework.entities().flush();
        return casework.entities()
                .createNativeQuery("select content from draft where account_id = ?1")
                .setParameter(1, chen)
                .getSingleResult()
                .toString();
    }

    private void store(String content) {
        casework.entities()
                .createNativeQuery("update draft set content = ?1 where account_id = ?2")
                .setParameter(1, content)
                .setParameter(2, chen)
                .executeUpdate();
        casework.entities().clear();
    }

    @Test
    void stands_sealed_and_comes_back_as_typed() {
        drafts().save(FORM, TYPED);
        assertThat(stored()).startsWith("sealed:1:").doesNotContain("银行", "holder");
        assertThat(drafts().load(FORM)).contains(TYPED);
        drafts().save(FORM, TYPED.replace("李某", "王某"));
        assertThat(stored()).doesNotContain("王某");
        assertThat(drafts().load(FORM).orElseThrow()).contains("王某");
        as(lin);
        assertThat(drafts().load(FORM)).isEmpty();
    }

    @Test
    void opens_after_the_unit_key_has_changed() {
        drafts().save(FORM, TYPED);
        casework.get(TheVault.class).unitKeys().startNextVersion();
        assertThat(drafts().load(FORM)).contains(TYPED);
        drafts().save(FORM, TYPED);
        assertThat(stored()).startsWith("sealed:2:");
        assertThat(drafts().load(FORM)).contains(TYPED);
    }

    @Test
    void is_sealed_by_the_product_where_an_earlier_version_kept_it_in_clear() {
        drafts().save(FORM, "{}");
        stored();
        store(TYPED);
        assertThatExceptionOfType(org.xiezhi.casework.shared.IntegrityException.class)
                .as("somebody wrote it past the product")
                .isThrownBy(() -> drafts().load(FORM));
        assertThat(drafts().sealAnew()).isOne();
        assertThat(stored()).startsWith("sealed:1:");
        assertThat(drafts().load(FORM)).contains(TYPED);
        assertThat(drafts().sealAnew()).isZero();
        assertThat(casework.recorded()).anyMatch(entry -> entry.startsWith("DRAFTS_SEALED"));
    }

    @Test
    void follows_the_unit_key() {
        drafts().save(FORM, TYPED);
        casework.get(TheVault.class).unitKeys().startNextVersion();
        assertThat(drafts().sealAnew()).isOne();
        assertThat(stored()).startsWith("sealed:2:");
        assertThat(drafts().load(FORM)).contains(TYPED);
    }

    @Test
    void follows_the_unit_key_whatever_somebody_did_to_another() {
        drafts().save(FORM, TYPED);
        drafts().save("clue/register", TYPED);
        casework.entities().flush();
        casework.entities()
                .createNativeQuery("update draft set content = 'sealed:1:AAAA' where form = ?1")
                .setParameter(1, FORM)
                .executeUpdate();
        casework.entities().clear();
        casework.get(TheVault.class).unitKeys().startNextVersion();
        assertThat(drafts().sealAnew()).isOne();
        assertThat(drafts().sealAnew()).as("it does not go round for ever").isZero();
        assertThat(drafts().load("clue/register")).contains(TYPED);
    }

    /** The operator with SQL moves a draft to his own account: it opens nowhere but where it was sealed. */
    @Test
    void opens_for_no_other_row() {
        drafts().save(FORM, TYPED);
        String chens = stored();
        as(lin);
        drafts().save(FORM, "{}");
        casework.entities().flush();
        casework.entities()
                .createNativeQuery("update draft set content = ?1 where account_id = ?2")
                .setParameter(1, chens)
                .setParameter(2, lin)
                .executeUpdate();
        casework.entities().clear();
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> drafts().load(FORM));
    }

    @Test
    void keeps_the_rest_where_half_a_character_was_typed() {
        drafts().save(FORM, "{\"name\":\"a\ud840b\"}");
        assertThat(drafts().load(FORM).orElseThrow())
                .startsWith("{\"name\":\"a")
                .endsWith("b\"}");
    }

    @Test
    void is_gone_when_discarded() {
        drafts().save(FORM, TYPED);
        drafts().discard(FORM);
        casework.entities().flush();
        assertThat(drafts().load(FORM)).isEmpty();
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("DRAFT_BEGUN") && entry.contains("FORM=evidence/add"))
                .noneMatch(entry -> entry.contains(FORM))
                .anyMatch(entry -> entry.startsWith("DRAFT_DISCARDED"))
                .noneMatch(entry -> entry.contains("银行"));
    }
}
