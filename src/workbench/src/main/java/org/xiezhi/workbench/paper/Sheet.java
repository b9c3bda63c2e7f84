package org.xiezhi.workbench.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A paper of A4 pages, written from top to bottom: headings, facts in two columns, tables, lines to sign on. */
public final class Sheet {

    private static final float MARGIN = 56;
    private static final float FOOT = 62;
    private static final float TITLE = 18;
    private static final float HEADING = 12.5f;
    private static final float TEXT = 9.5f;
    private static final float SMALL = 8.5f;
    private static final float PADDING = 4;

    /** A heading, and the head and two lines of the table below it. */
    private static final float NEVER_LAST = 80;

    private static final Color INK = new Color(25, 25, 25);
    private static final Color DIM = new Color(95, 95, 95);
    private static final Color RED = new Color(160, 25, 25);
    private static final Color LINE = new Color(170, 170, 170);
    private static final Color HEAD = new Color(240, 240, 240);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Typeface typeface = Typeface.read();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, FOOT);
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);

    /**
     * What stands on every page.
     *
     * @param mark lies over each page: who printed it, when, of what
     * @param page says the number of a page
     * @param total says the number of pages
     */
    public record Frame(
            String title,
            String organ,
            Locale language,
            String mark,
            String foot,
            IntFunction<String> page,
            IntFunction<String> total) {}

    /** A named fact; a wide one has a row for itself. */
    public record Fact(String name, String value, boolean wide) {}

    public Sheet(Frame frame) {
        writer.setPageEvent(new PageMarks(typeface, frame.mark(), frame.foot(), frame.page(), frame.total()));
        document.addTitle(frame.title());
        document.addAuthor(frame.organ());
        document.open();
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(frame.language().toLanguageTag()));
    }

    /** The head of the first page; the secret level stands before everything else, and nothing where there is none. */
    public void title(String secret, String organ, String title) {
        if (!secret.isEmpty()) {
            document.add(paragraph(secret, HEADING, Font.BOLD, RED, Element.ALIGN_LEFT, 0));
        }
        document.add(paragraph(organ, HEADING, Font.NORMAL, INK, Element.ALIGN_CENTER, 0));
        document.add(paragraph(title, TITLE, Font.BOLD, INK, Element.ALIGN_CENTER, 10));
    }

    public void heading(String text) {
        head(text, HEADING, 10);
    }

    public void subheading(String text) {
        head(text, TEXT, 6);
    }

    /** Never as the last line of a page. */
    private void head(String text, float size, float before) {
        if (writer.getVerticalPosition(true) - document.bottom() < NEVER_LAST) {
            document.newPage();
        }
        Paragraph heading = paragraph(text, size, Font.BOLD, INK, Element.ALIGN_LEFT, 0);
        heading.setSpacingBefore(before);
        document.add(heading);
    }

    public void text(String text) {
        document.add(paragraph(text, TEXT, Font.NORMAL, DIM, Element.ALIGN_LEFT, 3));
    }

    /** A line that nobody should overlook. */
    public void warning(String text) {
        document.add(paragraph(text, TEXT, Font.NORMAL, RED, Element.ALIGN_LEFT, 2));
    }

    private Paragraph paragraph(String text, float size, int style, Color colour, int alignment, float after) {
        Paragraph paragraph = new Paragraph(typeface.phrase(text, size, style, colour));
        paragraph.setLeading(size * 1.5f);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** Facts, two in a row unless one is wide. */
    public void facts(List<Fact> facts) {
        PdfPTable table = table(16, 34, 16, 34);
        boolean left = true;
        for (Fact fact : facts) {
            if (fact.wide() && !left) {
                empty(table);
                left = true;
            }
            table.addCell(cell(fact.name(), DIM, HEAD));
            PdfPCell value = cell(fact.value(), INK, Color.WHITE);
            if (fact.wide()) {
                value.setColspan(3);
            } else {
                left = !left;
            }
            table.addCell(value);
        }
        if (!left) {
            empty(table);
        }
        document.add(table);
    }

    private void empty(PdfPTable table) {
        table.addCell(cell("", DIM, HEAD));
        table.addCell(cell("", INK, Color.WHITE));
    }

    /** A table whose head stands again on each page that it reaches; {@code widths} are parts of the whole. */
    public void table(List<String> head, int[] widths, List<List<String>> rows) {
        PdfPTable table = table(widths);
        head.forEach(name -> table.addCell(cell(name, DIM, HEAD)));
        table.setHeaderRows(1);
        rows.forEach(row -> row.forEach(value -> table.addCell(cell(value, INK, Color.WHITE))));
        document.add(table);
    }

    /** Room for signatures by hand: for each a name, a line, and a day. */
    public void signatures(List<String> names, String day) {
        PdfPTable table = table(22, 43, 35);
        table.setKeepTogether(true);
        for (String name : names) {
            for (String text : List.of(name, "", day)) {
                PdfPCell cell = cell(text, INK, Color.WHITE);
                cell.setFixedHeight(30);
                cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
                table.addCell(cell);
            }
        }
        document.add(table);
    }

    public void newPage() {
        document.newPage();
    }

    private static PdfPTable table(int... widths) {
        PdfPTable table = new PdfPTable(widths.length);
        table.setWidths(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        table.setSpacingAfter(4);
        // A row that is longer than what is left of a page begins there all the same.
        table.setSplitLate(false);
        return table;
    }

    private PdfPCell cell(String text, Color colour, Color background) {
        PdfPCell cell = new PdfPCell(typeface.phrase(text, SMALL, Font.NORMAL, colour));
        cell.setPadding(PADDING);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        cell.setLeading(0, 1.35f);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        // White would hide the mark that lies below.
        cell.setBackgroundColor(background.equals(Color.WHITE) ? null : background);
        return cell;
    }

    /** Ends the paper and gives it. */
    public byte[] bytes() {
        document.close();
        return bytes.toByteArray();
    }
}
