package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP line to the product that can be cut in the middle of a request, and counts what went up it. */
public final class UnsteadyLine implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket door;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private volatile long cutAt = Long.MAX_VALUE;
    private volatile boolean down;

    public UnsteadyLine(Product product) {
        this.port = product.port();
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the line", e);
        }
        run(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Cuts all connections once so many more bytes went up, and takes no new ones until {@link #mend}. */
    public void cutAfter(long bytes) {
        cutAt = sent.get() + bytes;
    }

    /** Whether it is cut. */
    public boolean down() {
        return down;
    }

    public void mend() {
        cutAt = Long.MAX_VALUE;
        down = false;
    }

    /** Bytes that went up since the beginning. */
    public long sent() {
        return sent.get();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket near = door.accept();
            if (down) {
                drop(near);
                continue;
            }
            Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(near);
            open.add(far);
            run(() -> carry(near, far, true));
            run(() -> carry(far, near, false));
        }
    }

    private void carry(Socket from, Socket to, boolean up) throws IOException {
        try (from;
                to) {
            InputStream source = from.getInputStream();
            OutputStream target = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                target.write(buffer, 0, count);
                if (up && sent.addAndGet(count) >= cutAt) {
                    down = true;
                    open.forEach(UnsteadyLine::drop);
                }
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Without a farewell: the other end gets a reset, as from a router that forgot the connection. */
    private static void drop(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("a connection could not be cut", e);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The connection or the door was closed, and with it ends its thread.
                        Thread.currentThread().interrupt();
                    }
                },
                "unsteady line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(UnsteadyLine::drop);
    }
}
