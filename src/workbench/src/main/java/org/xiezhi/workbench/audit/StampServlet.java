package org.xiezhi.workbench.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import org.xiezhi.casework.auditor.StampQueries;

/** A time stamp by the size of its checkpoint, {@code 12.tsr}, and the checkpoint over which it is, {@code 12.checkpoint}. */
@WebServlet("/audit/stamp/*")
public class StampServlet extends NumberedFileServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient StampQueries queries;

    @SuppressWarnings("NullAway.Init") // injected
    public StampServlet() {
        super("tsr", "checkpoint");
    }

    @Override
    NumberedFile file(long size, String kind) {
        StampQueries.Kept kept = queries.kept(size);
        // The name under which it lies beside the log.
        String name = size + "." + kind;
        return kind.equals("tsr")
                ? new NumberedFile(name, "application/timestamp-reply", kept.response())
                : new NumberedFile(name, "application/octet-stream", kept.checkpoint());
    }
}
