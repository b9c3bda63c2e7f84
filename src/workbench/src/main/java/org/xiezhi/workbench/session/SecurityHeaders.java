package org.xiezhi.workbench.session;

import java.util.Map;
import java.util.TreeMap;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {

    /** For whatever is not a page: it may neither load, run nor be framed. Pages replace it (see {@link PagePolicy}). */
    static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /**
     * For the worker of PDF.js, which obeys the policy of its own file: it fetches character tables and fonts and decodes
     * JPEG 2000, the format of many scanners, by WebAssembly.
     */
    static final String PDF_WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", NO_PAGE,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // Not "no-referrer": with it browsers send "Origin: null" on forms, and the origin check would fail.
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), browsing-topics=()");

    /** Two years, as the preload lists ask for. */
    private static final String ONLY_TLS = "max-age=63072000; includeSubDomains";

    private SecurityHeaders() {}

    /**
     * The headers of an answer.
     *
     * @param tls whether the request came over TLS; the order to use nothing else is void without it (RFC 6797, 7.2)
     * @param worker whether it is the worker that draws documents
     * @param cacheable whether it is a script, style sheet or picture of the product, the same for everybody
     */
    static Map<String, String> of(boolean tls, boolean worker, boolean cacheable) {
        Map<String, String> headers = new TreeMap<>(ALWAYS);
        if (worker) {
            headers.put("Content-Security-Policy", PDF_WORKER);
        }
        if (!cacheable) {
            headers.put("Cache-Control", "no-store");
        }
        if (tls) {
            headers.put("Strict-Transport-Security", ONLY_TLS);
        }
        return headers;
    }
}
