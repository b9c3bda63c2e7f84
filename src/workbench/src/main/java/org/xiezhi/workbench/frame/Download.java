package org.xiezhi.workbench.frame;

import org.omnifaces.util.Faces;

/** A file as the answer of a form; the page stays. */
public final class Download {

    private Download() {}

    /** Sends it and ends the answer; no cache on the way keeps it, whatever the library thinks of TLS. */
    public static void send(String name, byte[] bytes) {
        Faces.sendFile(name, true, out -> {
            Faces.getExternalContext().setResponseHeader("Cache-Control", "no-store");
            Faces.getExternalContext().setResponseHeader("Pragma", "no-cache");
            out.write(bytes);
        });
    }
}
