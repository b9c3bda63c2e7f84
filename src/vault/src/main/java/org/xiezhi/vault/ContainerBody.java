package org.xiezhi.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** The container without its header, as a channel that begins at 0: this is what Tink reads. */
final class ContainerBody implements SeekableByteChannel {

    private final SeekableByteChannel container;
    private @Nullable IOException failure;

    ContainerBody(SeekableByteChannel container) throws IOException {
        this.container = container;
        container.position(ContainerHeader.LENGTH);
    }

    /** The store's own error, if it had one: Tink reports a failing disk and a forged segment with the same type. */
    @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return container.read(target);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long position() throws IOException {
        return container.position() - ContainerHeader.LENGTH;
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        container.position(ContainerHeader.LENGTH + position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return container.size() - ContainerHeader.LENGTH;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return container.isOpen();
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
