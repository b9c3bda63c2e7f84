package org.xiezhi.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection over which large bodies go to the server, one after the other. The system itself takes them from the file
 * to the line, so that the sender, who shares the machine with what is measured, takes little of it.
 */
final class BodyLine implements AutoCloseable {

    private static final String HEAD_ENDS = "\r\n\r\n";

    private final SocketChannel channel;

    private BodyLine(SocketChannel channel) {
        this.channel = channel;
    }

    static BodyLine to(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        // As browsers do: else the end of each body may wait 40 ms for the server to confirm what came before it.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new BodyLine(channel);
    }

    /** Writes the head of a request whose body of so many bytes follows. */
    void begin(String method, String path, long length, String... headers) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + length + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Writes all of these bytes. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Sends a piece of a file and waits for the answer, which has to be that there is nothing to say. */
    void send(String method, String path, FileChannel file, long from, long length, String... headers)
            throws IOException {
        begin(method, path, length, headers);
        for (long at = from; at < from + length; ) {
            at += file.transferTo(at, from + length - at, channel);
        }
        String head = head();
        if (!head.startsWith("HTTP/1.1 204 ")) {
            throw new IllegalStateException("expected 204 for " + method + " " + path + ", found: " + head);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(8 << 10);
        while (head.indexOf(HEAD_ENDS) < 0) {
            if (channel.read(buffer.clear()) < 0) {
                throw new EOFException("expected an answer, found the end after: " + head);
            }
            head.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
