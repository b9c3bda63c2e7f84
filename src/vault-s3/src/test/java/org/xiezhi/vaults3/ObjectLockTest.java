package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.ObjectLockedException;
import org.xiezhi.vault.store.StoreFaultException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * What is asked of a server with Object Lock, and what becomes of its answers. The server of the tests has none: the line gives the answers that the S3
 * reference names.
 */
class ObjectLockTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LOCK = Duration.ofDays(365);

    @SuppressWarnings("NullAway.Init")
    private ObjectStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new ObjectStorage();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void a_retention_needs_a_bucket_that_has_the_lock() {
        assertThatThrownBy(() -> storage.open(LOCK, CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Object Lock");
        storage.line().spoil("?object-lock", 1, call -> call.refuse(404, "ObjectLockConfigurationNotFoundError"));
        assertThatThrownBy(() -> storage.open(LOCK, CLOCK)).hasMessageContaining("Object Lock");
    }

    @Test
    void each_object_is_locked_from_its_first_moment() throws IOException {
        S3EvidenceStore store = locking();
        put(store);
        assertThat(storage.line().requests())
                .filteredOn(request -> request.contains("objects/") && request.contains("?uploads"))
                .singleElement()
                .asString()
                .contains("x-amz-object-lock-mode=COMPLIANCE")
                .contains("x-amz-object-lock-retain-until-date=2027-11-29T01:00:00Z");
        // The object by which the server is tried holds nothing that anybody must keep.
        assertThat(storage.line().requests())
                .filteredOn(request -> request.contains("probe"))
                .isNotEmpty()
                .noneMatch(request -> request.contains("x-amz-object-lock"));
    }

    @Test
    void does_not_claim_to_have_removed_what_is_locked() throws IOException {
        S3EvidenceStore store = locking();
        UUID id = put(store);
        answerHead("2026-11-29T01:00:01Z");
        assertThatThrownBy(() -> store.delete(id))
                .isInstanceOfSatisfying(
                        ObjectLockedException.class,
                        locked -> assertThat(locked.until()).contains(NOW.plusSeconds(1)))
                .hasMessageContaining("2026-11-29T01:00:01Z");
        assertThat(store.stat(id)).isPresent();

        answerHead("2026-11-29T01:00:00Z");
        assertThat(store.delete(id)).isTrue();
        assertThat(store.stat(id)).isEmpty();
    }

    @Test
    void takes_the_word_of_a_server_that_does_not_say_until_when() throws IOException {
        S3EvidenceStore store = locking();
        UUID id = put(store);
        storage.line().spoil("DELETE", 1, call -> call.refuse(403, "AccessDenied"));
        assertThatThrownBy(() -> store.delete(id)).isInstanceOf(ObjectLockedException.class);
        storage.line().spoil("DELETE", 3, call -> call.refuse(503, "SlowDown"));
        assertThatThrownBy(() -> store.delete(id)).isInstanceOf(StoreFaultException.class);
        // Without a lock it is the account that may not.
        storage.line().spoil("DELETE", 2, call -> call.refuse(403, "AccessDenied"));
        assertThatThrownBy(() -> storage.open("").delete(id)).isInstanceOf(StoreFaultException.class);
    }

    @Test
    void removes_the_bytes_and_not_only_the_name_where_the_bucket_keeps_versions() throws IOException {
        storage.client()
                .putBucketVersioning(request -> request.bucket(storage.bucket())
                        .versioningConfiguration(set -> set.status(BucketVersioningStatus.ENABLED)));
        S3EvidenceStore store = storage.open("");
        UUID id = put(store);
        assertThat(versions()).isEqualTo(2);
        assertThat(store.delete(id)).isTrue();
        assertThat(store.stat(id)).isEmpty();
        // The object by which the server is tried.
        assertThat(versions()).isEqualTo(1);
    }

    private int versions() {
        var found = storage.client().listObjectVersions(request -> request.bucket(storage.bucket()));
        return found.versions().size() + found.deleteMarkers().size();
    }

    private S3EvidenceStore locking() throws IOException {
        byte[] enabled = """
                <?xml version="1.0"?><ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>
                """.strip().getBytes(StandardCharsets.UTF_8);
        storage.line().spoil("?object-lock", 1, call -> call.answer(200, enabled));
        return storage.open(LOCK, CLOCK);
    }

    private void answerHead(String until) {
        storage.line()
                .spoil(
                        "HEAD",
                        1,
                        call -> call.passOn(Map.of(
                                "x-amz-object-lock-mode", "COMPLIANCE", "x-amz-object-lock-retain-until-date", until)));
    }

    private static UUID put(S3EvidenceStore store) throws IOException {
        UUID id = UUID.randomUUID();
        try (IncomingObject incoming = store.begin(id, 1)) {
            incoming.write(ByteBuffer.wrap(new byte[] {1}));
            incoming.publish();
        }
        return id;
    }
}
