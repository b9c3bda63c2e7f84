package org.xiezhi.workbench.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import org.xiezhi.casework.auditor.TrailExportService;
import org.xiezhi.casework.auditor.TrailExportService.Proof;

/**
 * The proof of one entry by its index in the log: {@code 12.tlog-proof}, the entry as it stands in the log {@code 12.json}, or both
 * with the log's key as a bundle for the verifier, {@code 12.zip}.
 */
@WebServlet("/audit/proof/*")
public class ProofServlet extends NumberedFileServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrailExportService exports;

    @SuppressWarnings("NullAway.Init") // injected
    public ProofServlet() {
        super("tlog-proof", "json", "zip");
    }

    @Override
    NumberedFile file(long leaf, String kind) {
        Proof proof = exports.prove(leaf);
        byte[] bytes = switch (kind) {
            case "json" -> proof.entry();
            case "zip" -> proof.bundle();
            default -> proof.proof();
        };
        return new NumberedFile("entry-" + leaf + "." + kind, "application/octet-stream", bytes);
    }
}
