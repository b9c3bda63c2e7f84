package org.xiezhi.workbench.session;

/** Scripts, style sheets, fonts and pictures of the product itself: the same for everybody, asked without a session. */
final class ProductFiles {

    private ProductFiles() {}

    static boolean named(String servletPath) {
        return servletPath.startsWith("/jakarta.faces.resource/");
    }

    /** Files of a library, under its version; for whoever is signed in. */
    static boolean ofLibrary(String servletPath) {
        return servletPath.startsWith("/webjars/");
    }

    /** The worker in which PDF.js reads a document. */
    static boolean pdfWorker(String servletPath) {
        return ofLibrary(servletPath) && servletPath.endsWith("/pdf.worker.min.mjs");
    }
}
