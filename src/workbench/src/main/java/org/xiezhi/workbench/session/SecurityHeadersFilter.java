package org.xiezhi.workbench.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** First in the chain, so that refusals and faults carry the headers too. */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Before anybody reads a parameter: afterwards it is too late to say how they are written.
        request.setCharacterEncoding("UTF-8");
        String path = request.getServletPath();
        boolean cacheable = ProductFiles.named(path) || ProductFiles.ofLibrary(path);
        SecurityHeaders.of(request.isSecure(), ProductFiles.pdfWorker(path), cacheable)
                .forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
