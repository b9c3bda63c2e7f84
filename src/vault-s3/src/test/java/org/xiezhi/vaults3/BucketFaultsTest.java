package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.StorageFullException;
import org.xiezhi.vault.store.StoreFaultException;

/** A server that fails, is full or is slow, and a line that is lost: nothing half is seen, nothing whole is lost, and nobody waits for ever. */
class BucketFaultsTest {

    private static final int PART = PartSize.LEAST;
    private static final int ATTEMPTS = 3;
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final byte[] CONTENT = EvidenceStoreContract.content(PART + 1000);

    @SuppressWarnings("NullAway.Init")
    private ObjectStorage storage;

    @SuppressWarnings("NullAway.Init")
    private S3EvidenceStore store;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void open() throws IOException {
        storage = new ObjectStorage();
        store = storage.open("");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void asks_again_when_the_server_fails_or_the_line_is_lost() throws IOException {
        storage.line().spoil("partNumber=1&", 1, call -> call.refuse(500, "InternalError"));
        storage.line().spoil("partNumber=1&", 1, SpoiltLine.Call::loseAnswer);
        storage.line().spoil("partNumber=2&", 1, call -> call.refuse(500, "InternalError"));
        storage.line().spoil("POST", 1, call -> call.refuse(503, "SlowDown"));
        storage.line().spoil("HEAD", 1, call -> call.refuse(500, "InternalError"));
        put();
        storage.line().spoil("GET", 1, call -> call.cutAfter(1000));
        storage.line().spoil("GET", 1, call -> call.refuse(500, "InternalError"));
        assertThat(all()).isEqualTo(CONTENT);
    }

    @Test
    void gives_up_after_three_attempts_and_leaves_nothing() throws IOException {
        storage.line().spoil("partNumber=2&", ALWAYS, call -> call.refuse(500, "InternalError"));
        assertThatThrownBy(this::put).isInstanceOf(StoreFaultException.class).hasMessageContaining("500 InternalError");
        assertThat(storage.line().requests().stream().filter(request -> request.contains("partNumber=2&")))
                .hasSize(ATTEMPTS);
        assertNothingLeft();
        storage.line().mend();
        put();
        assertThat(all()).isEqualTo(CONTENT);
    }

    @Test
    void knows_its_own_object_when_the_answer_to_the_last_request_is_lost() throws IOException {
        storage.line().spoil(completing(), 1, SpoiltLine.Call::loseAnswer);
        put();
        assertThat(all()).isEqualTo(CONTENT);
        assertThat(storage.uploads()).isZero();
        // The client asked again, and the server knew nothing of an upload any more.
        assertThat(storage.line().requests().stream().filter(request -> request.contains(completing())))
                .hasSize(2);
    }

    @Test
    void shows_nothing_when_the_last_request_fails() throws IOException {
        storage.line().spoil(completing(), ALWAYS, call -> call.refuse(500, "InternalError"));
        assertThatThrownBy(this::put).isInstanceOf(StoreFaultException.class);
        assertNothingLeft();
    }

    @Test
    void takes_an_error_behind_the_status_200_for_an_error() throws IOException {
        storage.line().spoil(completing(), ALWAYS, call -> call.refuse(200, "InternalError"));
        assertThatThrownBy(this::put).isInstanceOf(StoreFaultException.class);
        assertNothingLeft();
    }

    @Test
    void the_server_refuses_what_the_line_changed() throws IOException {
        storage.line().spoil("partNumber=1&", ALWAYS, SpoiltLine.Call::alter);
        assertThatThrownBy(this::put).isInstanceOf(StoreFaultException.class);
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "507, InsufficientStorage",
        "507, XMinioStorageFull",
        "403, QuotaExceeded",
        "400, XMinioAdminBucketQuotaExceeded",
        "403, InsufficientStorageSpace"
    })
    void tells_a_full_server_from_a_broken_one(int status, String code) throws IOException {
        storage.line().spoil("partNumber=2&", ALWAYS, call -> call.refuse(status, code));
        assertThatThrownBy(this::put)
                .isInstanceOfSatisfying(
                        StorageFullException.class,
                        full -> assertThat(full.needed()).isEqualTo(1000));
        assertNothingLeft();
        storage.line().spoil("?uploads", 1, call -> call.refuse(status, code));
        assertThatThrownBy(() -> store.begin(id, 5)).isInstanceOf(StorageFullException.class);
    }

    @Test
    void a_line_that_is_lost_again_and_again_is_no_end_of_the_object() throws IOException {
        put();
        storage.line().spoil("GET", ALWAYS, call -> call.cutAfter(1000));
        assertThatThrownBy(this::all).isInstanceOf(StoreFaultException.class);
    }

    @Test
    void a_shorter_answer_than_was_asked_for_is_no_content() throws IOException {
        put();
        storage.line().spoil("GET", ALWAYS, call -> call.answer(206, new byte[] {1, 2, 3}));
        assertThatThrownBy(this::all).isInstanceOf(StoreFaultException.class).hasMessageContaining("found 3");
    }

    @Test
    void a_server_that_does_not_answer_is_not_one_that_has_nothing() throws IOException {
        put();
        storage.line().spoil("", ALWAYS, call -> call.refuse(500, "InternalError"));
        assertThatThrownBy(() -> store.stat(id)).isInstanceOf(StoreFaultException.class);
        assertThatThrownBy(() -> store.read(id)).isInstanceOf(StoreFaultException.class);
        assertThatThrownBy(() -> store.begin(UUID.randomUUID(), 1)).isInstanceOf(StoreFaultException.class);
        assertThatThrownBy(store::list).isInstanceOf(StoreFaultException.class);
        assertThatThrownBy(store::listAbandoned).isInstanceOf(StoreFaultException.class);
        assertThatThrownBy(() -> store.delete(id)).isInstanceOf(StoreFaultException.class);
        storage.line().mend();
        storage.line().spoil("", 1, call -> call.refuse(403, "AccessDenied"));
        assertThatThrownBy(() -> store.stat(id)).isInstanceOf(StoreFaultException.class);
        assertThat(all()).isEqualTo(CONTENT);
    }

    @Test
    void nobody_waits_for_ever() throws Exception {
        put();
        CountDownLatch end = new CountDownLatch(1);
        BucketSettings patient = storage.settings("", Duration.ZERO);
        BucketSettings settings = new BucketSettings(
                patient.endpoint(),
                patient.region(),
                patient.bucket(),
                "",
                true,
                patient.accessKey(),
                patient.secretKey(),
                Duration.ZERO,
                Duration.ofMillis(200));
        Bucket bucket = new Bucket(Clients.of(settings), settings, new ObjectNames(""), Clock.systemUTC(), 3);
        try (S3EvidenceStore hasty = new S3EvidenceStore(bucket)) {
            storage.line().spoil("HEAD", ALWAYS, call -> end.await());
            assertThatThrownBy(() -> hasty.read(id)).isInstanceOf(StoreFaultException.class);
        } finally {
            end.countDown();
        }
    }

    @Test
    void an_interrupted_reader_says_nothing_of_the_object() throws Exception {
        put();
        try (SeekableByteChannel channel = store.read(id)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10))).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void an_upload_that_cannot_be_removed_waits_for_the_sweep() throws IOException {
        storage.line().spoil("DELETE", ALWAYS, call -> call.refuse(500, "InternalError"));
        IncomingObject incoming = store.begin(id, 0);
        incoming.write(ByteBuffer.wrap(CONTENT));
        assertThatThrownBy(incoming::close).isInstanceOf(StoreFaultException.class);
        storage.line().mend();
        assertThat(store.listAbandoned()).singleElement().satisfies(left -> {
            assertThat(left.objectId()).isEqualTo(id);
            assertThat(left.length()).isEqualTo(PART);
        });
        assertThat(store.deleteAbandoned(id)).isTrue();
        assertNothingLeft();
    }

    private String completing() {
        return "POST /" + storage.bucket() + "/objects/" + id.toString().substring(34) + "/" + id + ".xzec?uploadId";
    }

    private void put() throws IOException {
        try (IncomingObject incoming = store.begin(id, CONTENT.length)) {
            incoming.write(ByteBuffer.wrap(CONTENT));
            incoming.publish();
        }
    }

    private byte[] all() throws IOException {
        try (SeekableByteChannel channel = store.read(id)) {
            return EvidenceStoreContract.read(channel, CONTENT.length + 1);
        }
    }

    private void assertNothingLeft() {
        assertThat(storage.names()).containsExactly("probe");
        assertThat(storage.uploads()).isZero();
    }
}
