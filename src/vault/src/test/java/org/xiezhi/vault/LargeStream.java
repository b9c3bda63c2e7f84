package org.xiezhi.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Takes in and verifies 300 MB; run in a small heap by its test. */
final class LargeStream {

    static final long SIZE = 300_000_000;

    private LargeStream() {}

    public static void main(String[] arguments) throws IOException {
        VaultFixture fixture = new VaultFixture(Path.of(arguments[0]));
        try (EvidenceIntake intake = fixture.open(UUID.randomUUID())) {
            intake.append(new Zeros());
            StoredObject stored = intake.seal(Optional.empty());
            fixture.vault.verify(stored, fixture.matterKey);
            if (stored.size() != SIZE) {
                throw new IllegalStateException("expected " + SIZE + " bytes, found " + stored.size());
            }
        }
    }

    private static final class Zeros extends InputStream {
        private long rest = SIZE;

        @Override
        public int read() {
            return rest-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int count = (int) Math.min(rest, length);
            rest -= count;
            return count == 0 ? -1 : count;
        }
    }
}
