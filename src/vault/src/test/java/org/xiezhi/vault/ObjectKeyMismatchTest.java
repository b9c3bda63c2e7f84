package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

/** An adversary who holds the database: keys and records of two objects do not mix. */
class ObjectKeyMismatchTest {

    @TempDir
    Path folder;

    private VaultFixture fixture;
    private StoredObject one;
    private StoredObject two;

    @BeforeEach
    void seal() throws IOException {
        fixture = new VaultFixture(folder);
        one = fixture.put(VaultFixture.original(1000));
        two = fixture.put(VaultFixture.original(1000));
    }

    @Test
    void refuses_swapped_wrapped_keys() {
        refuses(
                new StoredObject(
                        one.objectId(), one.size(), one.sha256(), two.wrappedKey(), two.commitment(), one.suite()),
                Mismatch.OBJECT_KEY);
    }

    @Test
    void refuses_another_size() {
        refuses(
                new StoredObject(
                        one.objectId(), one.size() - 1, one.sha256(), one.wrappedKey(), one.commitment(), one.suite()),
                Mismatch.OBJECT_KEY);
    }

    @Test
    void refuses_another_sha256() {
        refuses(
                new StoredObject(
                        one.objectId(),
                        one.size(),
                        Bytes.of(new byte[32]),
                        one.wrappedKey(),
                        one.commitment(),
                        one.suite()),
                Mismatch.OBJECT_KEY);
    }

    @Test
    void refuses_another_commitment() {
        refuses(
                new StoredObject(
                        one.objectId(), one.size(), one.sha256(), one.wrappedKey(), two.commitment(), one.suite()),
                Mismatch.COMMITMENT);
    }

    @Test
    void refuses_a_wrapped_key_of_an_unknown_format_or_none() {
        byte[] changed = one.wrappedKey().toArray();
        changed[0] = 9;
        for (Bytes wrapped : new Bytes[] {Bytes.of(changed), Bytes.of(new byte[0]), Bytes.ofHex("01")}) {
            refuses(
                    new StoredObject(one.objectId(), one.size(), one.sha256(), wrapped, one.commitment(), one.suite()),
                    Mismatch.OBJECT_KEY);
        }
    }

    @Test
    void refuses_the_key_of_another_matter() {
        try (MatterKey other = fixture.unitKeys.newMatterKey(UUID.randomUUID())) {
            refuses(one, other, Mismatch.OBJECT_KEY);
        }
    }

    @Test
    void refuses_another_key_of_the_same_matter() {
        try (MatterKey other = fixture.unitKeys.newMatterKey(VaultFixture.MATTER)) {
            refuses(one, other, Mismatch.OBJECT_KEY);
        }
    }

    @Test
    void gives_the_same_original_two_unlike_keys_and_containers() throws IOException {
        assertThat(one.sha256()).isEqualTo(two.sha256());
        assertThat(one.commitment()).isNotEqualTo(two.commitment());
        int body = ContainerHeader.LENGTH;
        byte[] first = Files.readAllBytes(fixture.container(one));
        byte[] second = Files.readAllBytes(fixture.container(two));
        assertThat(Arrays.mismatch(first, body, first.length, second, body, second.length))
                .isNotNegative();
    }

    private void refuses(StoredObject stored, Mismatch expected) {
        refuses(stored, fixture.matterKey, expected);
    }

    private void refuses(StoredObject stored, MatterKey key, Mismatch expected) {
        assertThatThrownBy(() -> fixture.vault.verify(stored, key))
                .isInstanceOfSatisfying(IntegrityException.class, e -> {
                    assertThat(e.subject()).isEqualTo(stored.objectId());
                    assertThat(e.mismatch()).isEqualTo(expected);
                });
    }
}
