package org.xiezhi.vaults3;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.xiezhi.vault.store.IncomingObject;

/** Begins an object, says on its output that a part of it is in the bucket, and waits to be killed. */
final class DyingWriter {

    private DyingWriter() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BucketSettings settings = new BucketSettings(
                URI.create(arguments[0]),
                "us-east-1",
                arguments[1],
                "",
                true,
                arguments[2],
                arguments[3],
                Duration.ZERO,
                Duration.ofSeconds(10));
        IncomingObject incoming = S3EvidenceStore.open(settings).begin(UUID.fromString(arguments[4]), 0);
        incoming.write(ByteBuffer.wrap(EvidenceStoreContract.content(PartSize.LEAST + 1)));
        new PrintStream(System.out, true, StandardCharsets.US_ASCII).println("written");
        Thread.sleep(60_000);
    }
}
