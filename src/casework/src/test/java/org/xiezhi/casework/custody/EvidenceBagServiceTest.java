package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.TrailProofs;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.CustodyLink;
import org.xiezhi.casework.evidence.EvidenceForm;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.FileForm;
import org.xiezhi.casework.evidence.UploadService;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.Stage;
import org.xiezhi.vault.shared.Sha256;

/** What is in a bag, who gets one, and what the trail and custody keep of it. */
class EvidenceBagServiceTest extends ThingInHands {

    private static final int LARGEST = 1 << 20;

    private final List<CustodyRecord> printed = new ArrayList<>();
    private List<Row> proved = List.of();

    @TempDir
    Path unpacked;

    private UUID letter;
    private UUID recording;

    @BeforeEach
    void recordTwoFiles() {
        casework.put(Settings.class, new Settings() {
            @Override
            public long evidenceMaxBytes() {
                return LARGEST;
            }

            @Override
            public String organName() {
                return "某市纪委监委";
            }
        });
        casework.put(TrailProofs.class, new TrailProofs() {
            @Override
            public Optional<byte[]> bundle(List<Row> rows) {
                proved = rows;
                return Optional.of(bytes("proofs"));
            }
        });
        letter = added(matter, "DOCUMENTARY", "来信/第一封%", bytes("信".repeat(100_000)));
        recording = added(matter, "AUDIOVISUAL_ELECTRONIC", "录音", bytes("recording"));
        casework.recorded().clear();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private UUID added(UUID to, String kind, String name, byte[] content) {
        as(chen, Role.INSPECTOR);
        UploadService uploads = casework.get(UploadService.class);
        UUID upload = uploads.begin(to, new UploadService.Sent("a.txt", content.length, null, null))
                .id();
        uploads.append(upload, 0, new ByteArrayInputStream(content));
        LocalDate yesterday =
                vault.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().minusDays(1);
        return casework.get(EvidenceService.class)
                .add(
                        to,
                        new FileForm(
                                new EvidenceForm(kind, name, "某银行", "李某", "", yesterday, chen, lin), upload, null, ""))
                .id();
    }

    private EvidenceBagService bags() {
        casework.entities().flush();
        return casework.get(EvidenceBagService.class);
    }

    private UUID begun(@Nullable Set<UUID> chosen) {
        as(chen, Role.INSPECTOR);
        return bags().begin(
                        matter,
                        chosen,
                        "移送检察机关",
                        custody -> {
                            printed.add(custody);
                            return bytes("record of " + custody.items().get(0).item());
                        },
                        custody -> bytes("list of " + custody.items().size()));
    }

    private Path fetched(UUID bag) throws IOException {
        Path file = unpacked.resolve("bag.zip");
        try (var out = Files.newOutputStream(file)) {
            bags().write(bag, out);
        }
        return file;
    }

    private Path unzipped(UUID bag) throws Exception {
        Path file = fetched(bag);
        assertThat(run(unpacked, "unzip", "-q", file.toString())).isEmpty();
        try (Stream<Path> made = Files.list(unpacked)) {
            return made.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** What a program says; fails if it does. */
    private static String run(Path folder, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Or sha256sum and unzip speak of names in octal.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Sha256.begin().digest(content));
    }

    @Test
    void is_whole_and_is_checked_by_sha256sum_alone() throws Exception {
        UUID bag = begun(null);
        assertThat(bags().announce(bag).fileName()).matches("XS-2026-0001-\\d{8}-\\d{6}\\.zip");
        Path folder = unzipped(bag);
        assertThat(bags().announce(bag).length()).isEqualTo(Files.size(unpacked.resolve("bag.zip")));
        assertThat(run(folder, "sha256sum", "--strict", "-c", "tagmanifest-sha256.txt"))
                .hasLineCount(3);
        assertThat(run(folder, "sha256sum", "--strict", "-c", "manifest-sha256.txt")
                        .lines())
                .containsExactly(
                        "data/originals/002-来信_第一封_.txt: OK",
                        "data/originals/003-录音.txt: OK",
                        "data/custody/002-custody.pdf: OK",
                        "data/custody/003-custody.pdf: OK",
                        "data/custody/electronic-data.pdf: OK",
                        "data/trail/proofs.zip: OK");
        assertThat(folder.resolve("data/originals/003-录音.txt")).hasContent("recording");
        assertThat(folder.resolve("data/custody/electronic-data.pdf")).hasContent("list of 1");
        assertThat(folder.resolve("bag-info.txt"))
                .content()
                .contains("External-Identifier: XS-2026-0001", "Source-Organization: 某市纪委监委")
                .doesNotContain("移送检察机关");
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("BAG_EXPORTED")
                        && entry.contains("COUNT=2")
                        && entry.contains("SHA256=" + sha256(read(folder.resolve("manifest-sha256.txt")))));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void leaves_a_link_and_an_entry_for_each_item_before_its_first_byte() {
        begun(Set.of(letter, recording));
        for (int item : new int[] {2, 3}) {
            assertThat(casework.recorded())
                    .filteredOn(entry -> entry.startsWith("EVIDENCE_EXPORTED") && entry.contains("ITEM=" + item))
                    .singleElement()
                    .asString()
                    .contains("REASON=移送检察机关", "DOCUMENT=" + sha256(bytes("record of " + item)));
        }
        assertThat(printed)
                .as("the record tells of the export that it goes along with")
                .allSatisfy(custody -> assertThat(custody.items().get(0).chain())
                        .extracting(CustodyLink::handling, CustodyLink::reason)
                        .contains(org.assertj.core.groups.Tuple.tuple(Handling.EXPORTED, "移送检察机关")));
        assertThat(casework.get(EvidenceQueries.class).record(letter).custody())
                .extracting(CustodyLink::handling)
                .as("on the page the newest stands first")
                .containsExactly(Handling.EXPORTED, Handling.RECEIVED);
    }

    @Test
    void has_what_was_ticked_and_nothing_else() throws Exception {
        Path folder = unzipped(begun(Set.of(recording)));
        assertThat(folder.resolve("data/originals")).isDirectoryNotContaining("glob:**002*");
        assertThat(casework.recorded()).noneMatch(entry -> entry.contains("ITEM=2"));
        assertThat(casework.get(EvidenceQueries.class).record(letter).custody())
                .extracting(CustodyLink::handling)
                .doesNotContain(Handling.EXPORTED);
    }

    @Test
    void proves_the_links_of_its_items_and_no_opening() {
        as(lin, Role.INSPECTOR);
        casework.get(EvidenceReaderService.class).open(letter);
        begun(Set.of(letter));
        List<UUID> links = casework.get(EvidenceItems.class).custody(letter).stream()
                .filter(link -> link.handling() != Handling.OPENED)
                .map(link -> link.id())
                .toList();
        assertThat(links).hasSize(2);
        assertThat(proved).extracting(Row::table).containsOnly("custody");
        assertThat(proved).extracting(Row::id).containsExactlyInAnyOrderElementsOf(links);
    }

    @Test
    void breaks_off_at_an_original_that_does_not_verify_and_raises_the_alarm() throws IOException {
        flip(letter);
        UUID bag = begun(null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> bags().write(bag, out));
        assertThat((long) out.size()).isLessThan(bags().announce(bag).length());
        Path file = Files.write(unpacked.resolve("broken.zip"), out.toByteArray());
        assertThatIOException().isThrownBy(() -> new ZipFile(file.toFile()));
        assertThat(casework.recorded())
                .filteredOn(entry -> entry.startsWith("EVIDENCE_DAMAGED"))
                .singleElement()
                .asString()
                .contains("ITEM=2");
    }

    private void flip(UUID item) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("evidence"))) {
            Path container = files.filter(file -> file.getFileName().toString().startsWith(item.toString()))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(container);
            bytes[bytes.length - 20] ^= 1;
            assertThat(container.toFile().setWritable(true)).isTrue();
            Files.write(container, bytes);
        }
    }

    @Test
    void wants_a_reason_and_an_original() {
        as(chen, Role.INSPECTOR);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> bags().begin(matter, Set.of(), " ", c -> bytes("x"), c -> bytes("x")))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::field)
                        .containsExactlyInAnyOrder("bagReason", "bagItems"));
        // A thing has no file, and an item of another matter is none of this one.
        UUID other = casework.rows()
                .matter(Stage.HANDLING, casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false), room);
        casework.rows().clue(other, room, "XS-2026-0002", "某人", "LIVELIHOOD", "x");
        casework.rows().member(other, chen, Part.HANDLER);
        casework.rows().member(other, lin, Part.HANDLER);
        UUID elsewhere = added(other, "DOCUMENTARY", "x", bytes("x"));
        casework.recorded().clear();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> begun(Set.of(thing, elsewhere)))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("bagItems"));
        assertThat(casework.recorded()).isEmpty();
    }

    @Test
    void is_for_handlers_alone_and_for_the_session_that_began_it() throws IOException {
        as(head, Role.ROOM_HEAD);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bags().begin(matter, null, "x", c -> bytes("x"), c -> bytes("x")));
        as(casework.rows().account(Set.of(Role.INSPECTOR), room, false), Role.INSPECTOR);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> bags().begin(matter, null, "x", c -> bytes("x"), c -> bytes("x")));
        UUID bag = begun(null);
        as(lin, Role.INSPECTOR);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bags().announce(bag));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> bags().write(bag, new ByteArrayOutputStream()));
        as(chen, Role.INSPECTOR);
        assertThat(fetched(bag)).isNotEmptyFile();
        vault.setNow(vault.now().plus(10, ChronoUnit.MINUTES));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bags().announce(bag));
    }
}
