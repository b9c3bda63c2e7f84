package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.ObjectStat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket keeps the contract of the stores, and what only a bucket has. */
class S3EvidenceStoreTest extends EvidenceStoreContract {

    @SuppressWarnings("NullAway.Init")
    private ObjectStorage storage;

    @SuppressWarnings("NullAway.Init")
    private S3EvidenceStore store;

    @BeforeEach
    void open() throws IOException {
        storage = new ObjectStorage();
        store = storage.open("xiezhi/");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    EvidenceStore store() {
        return store;
    }

    @Override
    EvidenceStore elsewhere() throws IOException {
        return storage.open("xiezhi/");
    }

    @Test
    void of_two_processes_that_write_one_object_the_first_to_end_wins() throws IOException {
        UUID id = UUID.randomUUID();
        try (IncomingObject late = store.begin(id, 0);
                IncomingObject early = elsewhere().begin(id, 0)) {
            late.write(ByteBuffer.wrap(new byte[] {2}));
            early.write(ByteBuffer.wrap(new byte[] {1}));
            early.publish();
            assertThatThrownBy(late::publish).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(all(id)).containsExactly(1);
        assertThat(elsewhere().listAbandoned()).isEmpty();
    }

    @Test
    void keeps_to_its_prefix_and_to_names_that_are_its_own() throws IOException {
        UUID mine = put(new byte[] {1});
        for (String name : List.of(
                "other/objects/00/00000000-0000-7000-8000-000000000000.xzec",
                "xiezhi/objects/readme.txt",
                // The shard of another id.
                "xiezhi/objects/11/00000000-0000-7000-8000-000000000000.xzec",
                "xiezhi/objects/00/00000000-0000-7000-8000-000000000000.xzec.bak")) {
            storage.client()
                    .putObject(request -> request.bucket(storage.bucket()).key(name), RequestBody.fromString("x"));
        }
        storage.client()
                .createMultipartUpload(request -> request.bucket(storage.bucket())
                        .key("other/objects/00/00000000-0000-7000-8000-000000000000.xzec"));
        assertThat(store.list()).extracting(ObjectStat::objectId).containsExactly(mine);
        assertThat(store.listAbandoned()).isEmpty();
    }

    @Test
    void names_and_what_lies_beside_an_object_tell_nothing() throws IOException {
        UUID id = put(new byte[] {1});
        String name = "xiezhi/objects/" + id.toString().substring(34) + "/" + id + ".xzec";
        assertThat(storage.client()
                        .listObjectsV2(request -> request.bucket(storage.bucket()))
                        .contents())
                .extracting(S3Object::key)
                .containsExactlyInAnyOrder(name, "xiezhi/probe");
        Map<String, String> beside = storage.client()
                .headObject(request -> request.bucket(storage.bucket()).key(name))
                .metadata();
        assertThat(beside).containsOnlyKeys("writer");
        assertThat(beside.get("writer")).matches("[0-9a-f-]{36}").isNotEqualTo(id.toString());
    }

    @Test
    void of_several_uploads_to_one_name_the_youngest_counts_and_all_are_removed() throws IOException {
        UUID id = UUID.randomUUID();
        IncomingObject one = elsewhere().begin(id, 0);
        IncomingObject other = elsewhere().begin(id, 0);
        one.write(ByteBuffer.wrap(content(PART)));
        assertThat(store.listAbandoned())
                .singleElement()
                .extracting(ObjectStat::objectId)
                .isEqualTo(id);
        assertThat(store.deleteAbandoned(id)).isTrue();
        assertThat(store.listAbandoned()).isEmpty();
        one.close();
        other.close();
    }

    @Test
    void reads_straight_on_with_few_requests_and_jumps_with_small_ones() throws IOException {
        UUID id = put(content(3 * PART));
        int before = storage.line().requests().size();
        all(id);
        // One look at it, then 64 KiB, 256 KiB, 1 MiB and 4 MiB at a time.
        assertThat(storage.line().requests().size() - before).isLessThanOrEqualTo(11);

        int jumped = storage.line().requests().size();
        try (SeekableByteChannel channel = store.read(id)) {
            for (int i = 1; i <= 4; i++) {
                read(channel.position(i * 5_000_000L), 1 << 20);
            }
        }
        assertThat(storage.line().requests().size() - jumped).isEqualTo(5);
    }

    @Test
    void does_not_open_a_bucket_that_is_not_there_or_not_ours() {
        assertThatThrownBy(() -> S3EvidenceStore.open(storage.settings("absent", "", Duration.ZERO, "x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bucket absent");
        assertThatThrownBy(() ->
                        S3EvidenceStore.open(storage.settings(storage.bucket(), "", Duration.ZERO, "not the secret")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("not the secret");
    }

    @Test
    void does_not_open_a_bucket_that_would_replace_an_original() {
        storage.line()
                .spoil(
                        completing("probe"),
                        1,
                        call -> call.answer(200, """
                <?xml version="1.0"?><CompleteMultipartUploadResult><Key>probe</Key></CompleteMultipartUploadResult>
                """.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> storage.open(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("If-None-Match");
        storage.line().spoil(completing("probe"), 1, call -> call.refuse(501, "NotImplemented"));
        assertThatThrownBy(() -> storage.open("")).hasMessageContaining("NotImplemented");
    }

    @Test
    void opens_again_and_again_and_leaves_nothing_but_one_empty_object() throws IOException {
        storage.open("xiezhi/");
        storage.open("xiezhi/");
        assertThat(storage.client()
                        .listObjectsV2(request -> request.bucket(storage.bucket()))
                        .contents())
                .singleElement()
                .extracting(S3Object::size)
                .isEqualTo(0L);
        assertThat(storage.uploads()).isZero();
    }

    private String completing(String name) {
        return "POST /" + storage.bucket() + "/" + name + "?uploadId";
    }

    @Test
    void does_not_know_the_room_of_its_server() {
        assertThat(store.freeSpace()).isEmpty();
    }

    @Test
    void no_text_form_shows_the_keys() {
        assertThat(storage.settings("", Duration.ZERO).toString())
                .contains("evidence")
                .doesNotContain("access-of-the-test")
                .doesNotContain("secret-of-the-test");
    }
}
