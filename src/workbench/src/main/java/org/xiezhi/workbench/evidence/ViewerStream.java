package org.xiezhi.workbench.evidence;

import java.io.IOException;
import java.io.OutputStream;

/** The way to the viewer; knows whether it was he who hung up, or the store that failed. */
final class ViewerStream extends OutputStream {

    private final OutputStream out;
    private boolean gone;

    ViewerStream(OutputStream out) {
        this.out = out;
    }

    boolean gone() {
        return gone;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        try {
            out.write(content, from, length);
        } catch (IOException e) {
            gone = true;
            throw e;
        }
    }
}
