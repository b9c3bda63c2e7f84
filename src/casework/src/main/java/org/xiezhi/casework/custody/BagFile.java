package org.xiezhi.casework.custody;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.xiezhi.vault.shared.Sha256;

/** One file of a bag; its path is that within the bag. */
sealed interface BagFile {

    String path();

    /** In bytes. */
    long size();

    /** In hex. */
    String sha256();

    /** What was made for the bag: a paper, the proofs, a tag file. */
    @SuppressWarnings("ArrayRecordComponent") // made once, sent once
    record Made(String path, byte[] content, String sha256) implements BagFile {

        Made(String path, byte[] content) {
            this(path, content, HexFormat.of().formatHex(Sha256.begin().digest(content)));
        }

        Made(String path, String text) {
            this(path, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long size() {
            return content.length;
        }
    }

    /** An original, which is read out of the vault while it is sent; its hash is that of its intake. */
    record Original(String path, UUID evidence, UUID opening, long size, String sha256) implements BagFile {}
}
