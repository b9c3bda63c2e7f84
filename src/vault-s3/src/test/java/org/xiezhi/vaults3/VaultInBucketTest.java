package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.EvidenceIntake;
import org.xiezhi.vault.EvidenceVault;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.IntakeRefusal;
import org.xiezhi.vault.IntakeRefusedException;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.SweptObjects;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;
import org.xiezhi.vault.store.StoreFaultException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The vault over a bucket: the same promises as over a folder. */
class VaultInBucketTest {

    private static final byte[] ORIGINAL = EvidenceStoreContract.content(10 << 20);
    private static final int ALWAYS = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @SuppressWarnings("NullAway.Init")
    private ObjectStorage storage;

    @SuppressWarnings("NullAway.Init")
    private EvidenceVault vault;

    @SuppressWarnings("NullAway.Init")
    private MatterKey key;

    @BeforeEach
    void open() throws IOException {
        storage = new ObjectStorage();
        vault = new EvidenceVault(storage.open(""), random, Runnable::run);
        UnitKeys keys = UnitKeys.open(
                folder, Pkcs12KeyStoreRoot.openOrCreate(folder, "a password for tests".toCharArray(), random), random);
        key = keys.newMatterKey(UUID.randomUUID());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void gives_an_original_back_whole_and_in_ranges() throws IOException {
        StoredObject stored = put();
        vault.verify(stored, key);
        assertThat(range(stored, 0, ORIGINAL.length)).isEqualTo(ORIGINAL);
        assertThat(range(stored, 5_000_000, 3_000_000)).isEqualTo(Arrays.copyOfRange(ORIGINAL, 5_000_000, 8_000_000));
        assertThat(range(stored, ORIGINAL.length - 1, 1)).containsExactly(ORIGINAL[ORIGINAL.length - 1]);
        // What lies in the bucket is not the original.
        assertThat(new String(container(stored), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(ORIGINAL, 100, 16, StandardCharsets.ISO_8859_1));
    }

    @Test
    void names_what_somebody_did_to_the_object_and_not_what_happened_to_the_line() throws IOException {
        StoredObject stored = put();
        byte[] whole = container(stored);

        byte[] changed = whole.clone();
        changed[changed.length / 2] ^= 1;
        replace(stored, changed);
        assertDamaged(stored, Mismatch.SEGMENT);

        replace(stored, Arrays.copyOf(whole, whole.length - 1));
        assertDamaged(stored, Mismatch.LENGTH);

        StoredObject other = put();
        replace(stored, container(other));
        assertDamaged(stored, Mismatch.HEADER);

        remove(stored);
        assertDamaged(stored, Mismatch.MISSING);

        replace(stored, whole);
        vault.verify(stored, key);
        storage.line().spoil("GET", ALWAYS, call -> call.refuse(500, "InternalError"));
        assertThatThrownBy(() -> vault.verify(stored, key)).isInstanceOf(StoreFaultException.class);
    }

    @Test
    void an_upload_whose_line_is_lost_goes_on_later_and_one_that_is_given_up_leaves_nothing() throws IOException {
        try (EvidenceIntake intake = begin(UUID.randomUUID())) {
            intake.append(new ByteArrayInputStream(ORIGINAL, 0, 9_000_000));
            assertThat(intake.received()).isEqualTo(9_000_000);
            intake.append(new ByteArrayInputStream(ORIGINAL, 9_000_000, ORIGINAL.length - 9_000_000));
            assertThat(range(intake.seal(Optional.empty()), 0, ORIGINAL.length)).isEqualTo(ORIGINAL);
        }
        int before = storage.names().size();
        try (EvidenceIntake intake = begin(UUID.randomUUID())) {
            intake.append(new ByteArrayInputStream(ORIGINAL));
            assertThat(storage.uploads()).isEqualTo(1);
        }
        assertThat(storage.names()).hasSize(before);
        assertThat(storage.uploads()).isZero();
    }

    @Test
    void a_full_server_is_a_refusal_with_a_reason() {
        storage.line().spoil("partNumber=1&", ALWAYS, call -> call.refuse(507, "InsufficientStorage"));
        assertThatThrownBy(this::put)
                .isInstanceOfSatisfying(
                        IntakeRefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(IntakeRefusal.DiskFull.class));
        assertThat(storage.uploads()).isZero();
    }

    @Test
    void a_killed_process_leaves_nothing_to_see_and_its_upload_is_swept() throws Exception {
        UUID unfinished = UUID.randomUUID();
        Process child = child(unfinished);
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).isEqualTo("written");
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(storage.names()).containsExactly("probe");
        assertThat(storage.uploads()).isEqualTo(1);
        Duration grace = Duration.ofHours(3);
        assertThat(vault.sweep(id -> true, grace, in(Duration.ofHours(2))))
                .isEqualTo(new SweptObjects(List.of(), List.of()));
        assertThat(vault.sweep(id -> true, grace, in(Duration.ofHours(4))))
                .isEqualTo(new SweptObjects(List.of(unfinished), List.of()));
        assertThat(storage.uploads()).isZero();
    }

    @Test
    void the_sweep_passes_over_what_the_server_locks_and_removes_the_rest() throws IOException {
        storage.line()
                .spoil("?object-lock", 1, call -> call.answer(200, """
                <?xml version="1.0"?><ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>
                """.strip().getBytes(StandardCharsets.UTF_8)));
        vault = new EvidenceVault(storage.open(Duration.ofDays(1), Clock.systemUTC()), random, Runnable::run);
        UUID locked = put().objectId();
        UUID free = put().objectId();
        storage.line()
                .spoil(
                        "DELETE /" + storage.bucket() + "/objects/"
                                + locked.toString().substring(34),
                        ALWAYS,
                        call -> call.refuse(403, "AccessDenied"));
        Clock later = in(Duration.ofDays(31));
        assertThat(vault.sweep(id -> false, Duration.ofDays(30), later))
                .isEqualTo(new SweptObjects(List.of(), List.of(free)));
        storage.line().mend();
        assertThat(vault.sweep(id -> false, Duration.ofDays(30), later))
                .isEqualTo(new SweptObjects(List.of(), List.of(locked)));
    }

    private Process child(UUID unfinished) throws IOException {
        BucketSettings settings = storage.settings("", Duration.ZERO);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingWriter.class.getName(),
                        settings.endpoint().toString(),
                        settings.bucket(),
                        settings.accessKey(),
                        settings.secretKey(),
                        unfinished.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Clock in(Duration time) {
        return Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
    }

    private EvidenceIntake begin(UUID id) throws IOException {
        return vault.open(id, key, IntakeLimits.ofEvidence(OptionalLong.of(ORIGINAL.length), Long.MAX_VALUE));
    }

    private StoredObject put() throws IOException {
        try (EvidenceIntake intake = begin(UUID.randomUUID())) {
            intake.append(new ByteArrayInputStream(ORIGINAL));
            return intake.seal(Optional.empty());
        }
    }

    private byte[] range(StoredObject stored, long from, long length) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        try (SealedObject object = vault.read(stored, key)) {
            object.copyTo(plaintext, from, length);
        }
        return plaintext.toByteArray();
    }

    private void assertDamaged(StoredObject stored, Mismatch mismatch) {
        assertThatThrownBy(() -> vault.verify(stored, key))
                .isInstanceOfSatisfying(
                        IntegrityException.class,
                        damage -> assertThat(damage.mismatch()).isEqualTo(mismatch));
    }

    private String name(StoredObject stored) {
        return new ObjectNames("").of(stored.objectId());
    }

    private byte[] container(StoredObject stored) {
        ResponseBytes<GetObjectResponse> found = storage.client()
                .getObjectAsBytes(request -> request.bucket(storage.bucket()).key(name(stored)));
        return found.asByteArray();
    }

    /** What an adversary does who holds the bucket. */
    private void replace(StoredObject stored, byte[] container) {
        storage.client()
                .putObject(
                        request -> request.bucket(storage.bucket()).key(name(stored)),
                        RequestBody.fromBytes(container));
    }

    private void remove(StoredObject stored) {
        storage.client()
                .deleteObject(request -> request.bucket(storage.bucket()).key(name(stored)));
    }
}
