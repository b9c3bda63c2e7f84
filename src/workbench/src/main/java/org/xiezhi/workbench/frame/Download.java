package org.xiezhi.workbench.frame;

import java.io.IOException;
import java.io.OutputStream;
import org.omnifaces.util.Faces;

/** A file as the answer of a form; the page stays. */
public final class Download {

    private Download() {}

    /** Writes a file while it is sent. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Sends it and ends the answer. */
    public static void send(String name, byte[] bytes) {
        stream(name, out -> out.write(bytes));
    }

    /** The same for what is made while it is sent; no cache on the way keeps it, whatever the library thinks of TLS. */
    public static void stream(String name, Content content) {
        Faces.sendFile(name, true, out -> {
            Faces.getExternalContext().setResponseHeader("Cache-Control", "no-store");
            Faces.getExternalContext().setResponseHeader("Pragma", "no-cache");
            content.write(out);
        });
    }
}
