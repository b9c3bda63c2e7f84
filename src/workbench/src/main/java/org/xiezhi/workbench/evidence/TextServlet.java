package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;
import org.xiezhi.casework.evidence.OfficeTexts;

/** The text of an old office file under an opening, in the lines of the extractor, which the page takes apart. */
@WebServlet("/evidence/text/*")
public class TextServlet extends OriginalServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient OfficeTexts texts;

    @Override
    void send(Original original, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!original.oldOffice()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] text = texts.of(original);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Opened by its address alone it is text and nothing else.
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
