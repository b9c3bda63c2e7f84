package org.xiezhi.workbench.session;

/** Scripts, style sheets, fonts and pictures of the product itself: the same for everybody, asked without a session. */
final class ProductFiles {

    private ProductFiles() {}

    static boolean named(String servletPath) {
        return servletPath.startsWith("/jakarta.faces.resource/");
    }
}
