package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The two ports that listen, both on loopback. */
record Ports(int http, int admin) {

    /** Takes the wished ports if they are free; 0 stands for any free port. */
    static Ports take(int http, int admin) {
        try (ServerSocket first = bind(http, Setting.PORT);
                ServerSocket second = bind(admin, Setting.ADMIN_PORT)) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    private static ServerSocket bind(int port, Setting setting) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As the server itself does: a port whose last connections still wait to expire is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (BindException e) {
            socket.close();
            throw new StartRefusedException(
                    "Port " + port + " is taken by another program: stop it, or choose another port with -D"
                            + setting.key() + "=.",
                    e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + http + "/";
    }
}
