package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.auditor.TrailService;
import org.xiezhi.workbench.words.Words;

/** One button, one clear answer. */
@Named
@ViewScoped
public class VerifyBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrailService service;

    @Inject
    private transient Words words;

    private transient @Nullable TrailReport report;

    public void verify() {
        report = service.verify();
    }

    public @Nullable TrailReport getReport() {
        return report;
    }

    /** What kind of contradiction it is. */
    public String word(TrailFinding finding) {
        return words.get("audit_verify.finding." + finding.kind());
    }

    /** One side of a contradiction in words, or the value itself; the page draws a value as code. */
    public String said(String side) {
        return FindingWords.of(side)
                .map(said -> words.say(said.key(), said.quoted().toArray()))
                .orElse("");
    }
}
