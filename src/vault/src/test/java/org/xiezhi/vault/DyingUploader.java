package org.xiezhi.vault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.xiezhi.vault.shared.Bytes;

/** Seals one original, acknowledges it on its output, begins a second one and waits to be killed. */
final class DyingUploader {

    private DyingUploader() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        VaultFixture fixture = new VaultFixture(Path.of(arguments[0]));
        StoredObject stored = fixture.put(VaultFixture.original(3 << 20));
        EvidenceIntake second = fixture.open(UUID.fromString(arguments[1]));
        second.append(ByteBuffer.wrap(VaultFixture.original(3 << 20)));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println(String.join(
                " ",
                stored.objectId().toString(),
                Long.toString(stored.size()),
                stored.sha256().toHex(),
                stored.wrappedKey().toHex(),
                stored.commitment().toHex(),
                Bytes.of(fixture.unitKeys.wrap(fixture.matterKey).encode()).toHex()));
        Thread.sleep(60_000);
    }
}
