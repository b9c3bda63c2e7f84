package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.workbench.words.Words;

/** A report of a verification in the reader's language, on every page that shows one. */
@Named
@ApplicationScoped
public class ReportWords {

    private Words words;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected ReportWords() {}

    @Inject
    ReportWords(Words words) {
        this.words = words;
    }

    /** What kind of contradiction it is. */
    public String word(TrailFinding finding) {
        return words.get("audit_verify.finding." + finding.kind());
    }

    /** What to do about a trail that does not continue the kept checkpoint; empty if it does, or none was given. */
    public String alarm(TrailReport report) {
        return report.findings().stream()
                .map(TrailFinding::kind)
                .filter(kind -> kind.startsWith("kept_"))
                .findFirst()
                .map(kind -> words.get("audit_verify.alarm." + kind))
                .orElse("");
    }

    /** One side of a contradiction, or where it is, in words, or the value itself; the page draws a value as code. */
    public String said(String side) {
        return FindingWords.of(side)
                .map(said -> words.say(said.key(), said.quoted().toArray()))
                .orElse("");
    }

    /** For the file of its checkpoint. */
    public String fileName(TrailReport report) {
        return "checkpoint-" + (report.entries() - report.unsigned()) + ".txt";
    }

    /** The checkpoint as an address of its own, so that saving it asks the server for nothing and leaves no entry. */
    public String file(TrailReport report) {
        return "data:text/plain;base64,"
                + Base64.getEncoder().encodeToString(report.checkpoint().getBytes(StandardCharsets.UTF_8));
    }
}
