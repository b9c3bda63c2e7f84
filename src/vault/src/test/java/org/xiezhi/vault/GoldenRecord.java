package org.xiezhi.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;
import org.xiezhi.vault.key.FixedRoot;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.key.WrappedMatterKey;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.store.FileEvidenceStore;

/** A folder that a second program can open: {@code record.txt}, {@code keys/unit-1.key} and the container. */
record GoldenRecord(Path folder, Map<String, String> values) {

    static final String FIELD_TEXT = "扶贫资金账本.pdf";

    static GoldenRecord read(Path folder) throws IOException {
        return new GoldenRecord(
                folder,
                Files.readAllLines(folder.resolve("record.txt"), UTF_8).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    /** Seals an original the way the product does, under the root key that everybody knows. */
    static GoldenRecord write(Path folder, UUID matter, UUID object, UUID row, byte[] original) throws IOException {
        SecureRandom random = new SecureRandom();
        UnitKeys keys = UnitKeys.open(folder.resolve("keys"), new FixedRoot(), random);
        EvidenceVault vault = new EvidenceVault(new FileEvidenceStore(folder, 0, Runnable::run), random, Runnable::run);
        FieldContext place = new FieldContext("evidence", "name", row);
        try (MatterKey key = keys.newMatterKey(matter);
                FieldCipher fields = new FieldCipher(key, random);
                EvidenceIntake intake =
                        vault.open(object, key, new IntakeLimits(OptionalLong.empty(), VaultFixture.MAXIMUM, true))) {
            intake.append(ByteBuffer.wrap(original));
            StoredObject stored = intake.seal(Optional.empty());
            Files.write(
                    folder.resolve("record.txt"),
                    List.of(
                            "root-key=" + FixedRoot.HEX,
                            "matter-id=" + matter,
                            "wrapped-matter-key="
                                    + Bytes.of(keys.wrap(key).encode()).toHex(),
                            "object-id=" + object,
                            "size=" + stored.size(),
                            "suite=" + stored.suite().id(),
                            "sha256=" + stored.sha256(),
                            "wrapped-object-key=" + stored.wrappedKey(),
                            "commitment=" + stored.commitment(),
                            "field-table=" + place.table(),
                            "field-column=" + place.column(),
                            "field-row=" + row,
                            "field=" + Bytes.of(fields.seal(place, FIELD_TEXT)).toHex()),
                    UTF_8);
        }
        return read(folder);
    }

    Path container() {
        String name = value("object-id");
        return folder.resolve("objects")
                .resolve(name.substring(name.length() - 2))
                .resolve(name + ".xzec");
    }

    String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    StoredObject stored() {
        return new StoredObject(
                UUID.fromString(value("object-id")),
                Long.parseLong(value("size")),
                Bytes.ofHex(value("sha256")),
                Bytes.ofHex(value("wrapped-object-key")),
                Bytes.ofHex(value("commitment")),
                ContainerSuite.ofId(Integer.parseInt(value("suite"))));
    }

    MatterKey matterKey() {
        return UnitKeys.open(folder.resolve("keys"), new FixedRoot(), new SecureRandom())
                .unwrap(
                        WrappedMatterKey.decode(
                                Bytes.ofHex(value("wrapped-matter-key")).toArray()),
                        UUID.fromString(value("matter-id")));
    }
}
