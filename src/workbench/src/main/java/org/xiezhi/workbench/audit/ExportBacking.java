package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.audit.TrailLog.Signed;
import org.xiezhi.casework.auditor.TrailExportService;
import org.xiezhi.casework.auditor.TrailExportService.Export;
import org.xiezhi.casework.auditor.TrailExportService.Format;
import org.xiezhi.casework.auditor.TrailQueries;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.workbench.frame.Download;
import org.xiezhi.workbench.paper.Sheet;
import org.xiezhi.workbench.paper.Sheet.Fact;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** Lets a view of the trail leave the system, in the form that is pressed; the view's filter stands in the address. */
@Named
@ViewScoped
public class ExportBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient TrailExportService exports;
    private transient TrailQueries queries;
    private transient StaffQueries staff;
    private transient Words words;
    private transient Formats formats;
    private transient CurrentActor reader;
    private transient FilterBacking typed;

    private @Nullable String purpose;
    private long count;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected ExportBacking() {}

    @Inject
    ExportBacking(
            TrailExportService exports,
            TrailQueries queries,
            StaffQueries staff,
            Words words,
            Formats formats,
            CurrentActor reader,
            FilterBacking typed) {
        this.exports = exports;
        this.queries = queries;
        this.staff = staff;
        this.words = words;
        this.formats = formats;
        this.reader = reader;
        this.typed = typed;
    }

    /** Counts what would leave. */
    public void open() {
        count = queries.open(filter());
    }

    private TrailFilter filter() {
        return typed.read();
    }

    /** Sends everything that the filter lets through, as {@code csv}, {@code xlsx}, {@code pdf} or {@code bundle}. */
    public void export(String format) {
        Format asked = Format.valueOf(format.toUpperCase(Locale.ROOT));
        Export export = exports.begin(filter(), asked, purpose);
        Download.stream(fileName(export), out -> write(export, out));
    }

    private static String fileName(Export export) {
        String day = export.begun().atZone(ServerClock.ZONE).toLocalDate().toString();
        return "trail-" + day + (export.format() == Format.BUNDLE ? ".zip" : "." + code(export.format()));
    }

    private static String code(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private void write(Export export, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.begin();
        Counting counting = new Counting(out);
        DigestOutputStream hashed = new DigestOutputStream(counting, digest);
        EntryWords said = EntryWords.of(words, staff);
        TrailPress press = new TrailPress(new TrailTable(words, formats, said), after -> exports.next(export, after));
        long written = switch (export.format()) {
            case CSV -> press.csv(hashed);
            case XLSX -> press.xlsx(hashed, words.get("audit_trail.title.page"));
            case PDF -> paper(export, press, hashed);
            case BUNDLE -> exports.bundle(export, hashed);
        };
        exports.finish(export, written, counting.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private long paper(Export export, TrailPress press, OutputStream out) throws IOException {
        Signed signed = exports.signed();
        String printed = formats.second(export.begun());
        Sheet sheet = new Sheet(new Sheet.Frame(
                words.get("audit_trail.title.page"),
                export.organ(),
                reader.locale(),
                words.say("audit_export.text.mark", export.by(), formats.minute(export.begun())),
                words.say("audit_export.text.foot", signed.size(), signed.root()),
                page -> words.say("custody_paper.text.page", page),
                total -> words.say("custody_paper.text.total", total)));
        sheet.title("", export.organ(), words.get("audit_trail.title.page"));
        sheet.facts(List.of(
                new Fact(words.get("audit_export.label.by"), export.by(), false),
                new Fact(words.get("audit_export.label.at"), printed, false),
                new Fact(words.get("audit_export.label.filter"), getNarrowed(), true),
                new Fact(words.get("audit_export.label.count"), formats.count(export.count()), false),
                new Fact(words.get("audit_export.label.purpose"), export.reason(), true)));
        long written = press.pdf(sheet);
        out.write(sheet.bytes());
        return written;
    }

    /** Counts what passes; the stream below belongs to the answer. */
    private static final class Counting extends OutputStream {

        private final OutputStream target;
        private long bytes;

        Counting(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            target.write(from, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }

    /** What narrows the view, in words. */
    public String getNarrowed() {
        String told = filter().told();
        return told.isEmpty()
                ? words.get("audit_export.text.everything")
                : new ValueWords(words, EntryWords.names(staff)).filter(told);
    }

    public long getCount() {
        return count;
    }

    /** Whether there are more than are counted; what leaves is all of them. */
    public boolean isMany() {
        return count > TrailQueries.COUNTED;
    }

    public long getCounted() {
        return TrailQueries.COUNTED;
    }

    /** How many entries a paper may have. */
    public long getMostOnPaper() {
        return Format.PDF.most();
    }

    public long getMostInBundle() {
        return Format.BUNDLE.most();
    }

    public @Nullable String getPurpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String purpose) {
        this.purpose = purpose;
    }
}
