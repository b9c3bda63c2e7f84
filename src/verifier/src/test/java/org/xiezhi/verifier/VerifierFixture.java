package org.xiezhi.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.CosignerKey;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/** Logs of true entries, keys of RFC 8032, and the command as a person types it. */
final class VerifierFixture {

    /** RFC 8032, 7.1, test 1. */
    static final String KEY = "example.org/xiezhi+707be1e7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    static final NoteSigner SIGNER = new NoteSigner(
            NoteVerifier.parse(KEY), privateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    /** RFC 8032, 7.1, test 2, as a log and as a witness. */
    private static final String SEED_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private static final String PUBLIC_2 = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    static final NoteSigner OTHER = signer("example.org/xiezhi");
    static final Cosigner WITNESS =
            new Cosigner(CosignerKey.parse(vkey("witness.example/w1", "04")), privateKey(SEED_2));

    /** The time of entry 0, in seconds; each next entry is a second later. */
    static final long START = 1_790_000_000L;

    static final byte[] SALT = new byte[16];

    private VerifierFixture() {}

    private static PrivateKey privateKey(String seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(seed)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static NoteSigner signer(String name) {
        return new NoteSigner(NoteVerifier.parse(vkey(name, "01")), privateKey(SEED_2));
    }

    private static String vkey(String name, String type) {
        byte[] typed = HexFormat.of().parseHex(type + PUBLIC_2);
        byte[] id = sha256((name + "\n").getBytes(UTF_8), typed);
        return name + "+" + HexFormat.of().formatHex(id, 0, 4) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static UUID id(int number) {
        return new UUID(0x0192_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L + number);
    }

    /** The members of a true entry, to be written or first changed. */
    static Map<String, @Nullable Object> members(int number) {
        Map<String, @Nullable Object> entry = new TreeMap<>();
        entry.put("v", 1L);
        entry.put("id", id(number).toString());
        entry.put("time", time(START + number));
        entry.put("act", "clue.opened");
        entry.put("outcome", "done");
        entry.put("actor", id(1).toString());
        entry.put("session", null);
        entry.put("roles", List.of("AUDITOR", "HANDLER"));
        entry.put("object", "clue");
        entry.put("objectId", id(2).toString());
        entry.put("matter", null);
        entry.put("values", Map.of("number", Base64.getEncoder().encodeToString(sha256(new byte[] {1}))));
        entry.put("rows", List.of());
        return entry;
    }

    /** The members of a true entry of version 2. */
    static Map<String, @Nullable Object> secondMembers(int number) {
        Map<String, @Nullable Object> entry = members(number);
        entry.put("v", 2L);
        entry.put("behalf", id(3).toString());
        entry.put("role", "HANDLER");
        entry.put("rule", "access.as_handler step.add_evidence");
        entry.put("address", Base64.getEncoder().encodeToString(sha256(new byte[] {2})));
        entry.put("reason", null);
        return entry;
    }

    /** A row of an entry of version 2: what it is and what it was before. */
    static Map<String, @Nullable Object> secondRow(int number, byte @Nullable [] image, byte @Nullable [] before) {
        Map<String, @Nullable Object> row = rowHash(number, image);
        row.put("before", rowHash(number, before).get("hash"));
        return row;
    }

    static byte[] secondEntry(int number, Object... rows) {
        Map<String, @Nullable Object> entry = secondMembers(number);
        entry.put("rows", List.of(rows));
        return CanonicalJson.write(entry);
    }

    /** A log in which version 2 began with entry 5: the room that entry 3 made goes on, another comes, goes and comes. */
    static byte[] entryOfTwoVersions(int number) {
        return switch (number) {
            case 3 -> entryWithRows(3);
            case 0, 1, 2, 4 -> entry(number);
            case 5 -> secondEntry(5, secondRow(100, image(100, "B"), image(100, "A")));
            case 7 -> secondEntry(7, secondRow(101, image(101, "C"), null));
            case 8 ->
                secondEntry(
                        8, secondRow(100, image(100, "B2"), image(100, "B")), secondRow(101, null, image(101, "C")));
            case 9 -> secondEntry(9, secondRow(101, image(101, "D"), null));
            default -> secondEntry(number);
        };
    }

    static String time(long second) {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(java.time.ZoneOffset.UTC)
                .format(java.time.Instant.ofEpochSecond(second));
    }

    static byte[] entry(int number) {
        return CanonicalJson.write(members(number));
    }

    static LogFolder log(Path path, int... sizes) {
        return log(path, SIGNER, VerifierFixture::entry, sizes);
    }

    static LogFolder log(Path path, NoteSigner signer, IntFunction<byte[]> entries, int... sizes) {
        LogFolder folder = LogFolder.open(path);
        folder.installKey(signer.verifier());
        int size = 0;
        for (int next : sizes) {
            TreeHead head = folder.append(
                    size, IntStream.range(size, next).mapToObj(entries).toList());
            folder.publish(checkpoint(signer, head).bytes());
            size = next;
        }
        return folder;
    }

    static SignedNote checkpoint(NoteSigner signer, TreeHead head) {
        return signer.sign(new Checkpoint(signer.verifier().name(), head).text());
    }

    static byte[] cosigned(SignedNote note, long time) {
        List<org.xiezhi.ledger.NoteSignature> lines = new ArrayList<>(note.signatures());
        lines.add(WITNESS.cosign(note.text(), time));
        return new SignedNote(note.text(), lines).bytes();
    }

    static Path policy(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("policy"),
                "log " + KEY + "\nwitness w1 " + WITNESS.verifier().vkey() + "\nquorum w1\n");
    }

    /** The image of a room, and what an entry says of it. */
    static byte[] image(int number, String code) {
        return CanonicalJson.write(
                Map.of("table", "room", "id", id(number).toString(), ".code", code, ".duty", "supervision"));
    }

    static Map<String, @Nullable Object> rowHash(int number, byte @Nullable [] image) {
        Map<String, @Nullable Object> row = new TreeMap<>();
        row.put("table", "room");
        row.put("id", id(number).toString());
        row.put("columns", 1L);
        row.put(
                "hash",
                image == null
                        ? null
                        : Base64.getEncoder()
                                .encodeToString(sha256("xiezhi row v1\0".getBytes(UTF_8), SALT, new byte[1], image)));
        return row;
    }

    /** A log in which entry 3 made a room, 5 changed it, and 7 made another that 8 removed. */
    static byte[] entryWithRows(int number) {
        Map<String, @Nullable Object> entry = members(number);
        switch (number) {
            case 3 -> entry.put("rows", List.of(rowHash(100, image(100, "A"))));
            case 5 -> entry.put("rows", List.of(rowHash(100, image(100, "B"))));
            case 7 -> entry.put("rows", List.of(rowHash(101, image(101, "C"))));
            case 8 -> entry.put("rows", List.of(rowHash(101, null)));
            default -> entry.put("rows", List.of());
        }
        return CanonicalJson.write(entry);
    }

    static Path bundle(Path file, LogFolder log, byte[]... images) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                BundleWriter writer = new BundleWriter(out, List.of("room"))) {
            writer.wholeLog(log);
            for (byte[] image : images) {
                writer.row(SALT, image);
            }
        }
        return file;
    }

    /** How a run ended and what it printed. */
    record Answer(int exit, String text) {}

    static Answer verify(Object... words) {
        List<String> all = new ArrayList<>(List.of("verify"));
        for (Object word : words) {
            all.add(word.toString());
        }
        return run(all);
    }

    static Answer run(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExitCode code;
        try (PrintStream out = new PrintStream(bytes, false, UTF_8)) {
            code = new Command(out, Path.of("")).run(words, Locale.ENGLISH);
        }
        return new Answer(code.number(), bytes.toString(UTF_8));
    }

    static void flip(Path file, int at) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[at] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
