package org.xiezhi.vault;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What one read brought: bytes count even if the line was lost behind them. */
record ChunkRead(int length, boolean atEnd, @Nullable IOException lineLost) {

    /** Fills the chunk as far as the stream gives. */
    static ChunkRead of(InputStream source, byte[] chunk) {
        int filled = 0;
        try {
            while (filled < chunk.length) {
                int count = source.read(chunk, filled, chunk.length - filled);
                if (count < 0) {
                    return new ChunkRead(filled, true, null);
                }
                filled += count;
            }
            return new ChunkRead(filled, false, null);
        } catch (IOException e) {
            return new ChunkRead(filled, true, e);
        }
    }
}
