package org.xiezhi.extractor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * So many bytes of a stream that goes on behind them: the document goes into the library's memory without a second copy in
 * ours. Closing it closes nothing.
 */
final class LimitedStream extends InputStream {

    private final InputStream in;
    private long left;

    LimitedStream(InputStream in, long length) throws IOException {
        if (length < 0) {
            throw new IOException("no length of a document: " + length);
        }
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the document ended " + left + " bytes early");
        }
        left -= count;
        return count;
    }
}
