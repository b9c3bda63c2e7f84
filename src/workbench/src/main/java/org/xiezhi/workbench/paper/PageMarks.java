package org.xiezhi.workbench.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What every page bears: who printed it, over the whole page; in the foot the sentence of the paper and the page's number. */
final class PageMarks extends PdfPageEventHelper {

    private static final float FOOT_SIZE = 8;
    private static final float MARK_SIZE = 13;
    private static final float MARK_ANGLE = 24;
    private static final float MARK_GAP = 60;
    private static final float MARK_STEP_Y = 120;
    private static final Color MARK = new Color(236, 222, 222);
    private static final Color FOOT = new Color(90, 90, 90);

    /** Wide enough for a number of pages that nobody binds. */
    private static final float TOTAL_WIDTH = 60;

    private final Typeface typeface;
    private final String mark;
    private final String foot;
    private final IntFunction<String> page;
    private final IntFunction<String> total;
    private @Nullable PdfTemplate last;

    /**
     * Made for one paper.
     *
     * @param mark over each page
     * @param page says the number of a page
     * @param total says the number of pages
     */
    PageMarks(Typeface typeface, String mark, String foot, IntFunction<String> page, IntFunction<String> total) {
        this.typeface = typeface;
        this.mark = typeface.printable(mark);
        this.foot = foot;
        this.page = page;
        this.total = total;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        last = writer.getDirectContent().createTemplate(TOTAL_WIDTH, FOOT_SIZE * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte under = writer.getDirectContentUnder();
        // No part of what the paper says, for who reads it aloud or copies from it (ISO 32000-1, 14.8.2.2).
        under.beginMarkedContentSequence(new PdfName("Artifact"));
        under.beginText();
        under.setFontAndSize(typeface.base(), MARK_SIZE);
        under.setColorFill(MARK);
        float step = typeface.base().getWidthPoint(mark, MARK_SIZE) + MARK_GAP;
        for (float y = MARK_STEP_Y / 2; y < document.getPageSize().getHeight(); y += MARK_STEP_Y) {
            for (float x = 0; x < document.getPageSize().getWidth(); x += step) {
                under.showTextAligned(Element.ALIGN_LEFT, mark, x, y, MARK_ANGLE);
            }
        }
        under.endText();
        under.endMarkedContentSequence();

        PdfContentByte over = writer.getDirectContent();
        float y = document.bottom() - 18;
        float right = document.right() - TOTAL_WIDTH;
        over.beginText();
        over.setFontAndSize(typeface.base(), FOOT_SIZE);
        over.setColorFill(FOOT);
        over.showTextAligned(Element.ALIGN_RIGHT, page.apply(writer.getPageNumber()), right, y, 0);
        over.endText();
        over.addTemplate(Objects.requireNonNull(last), right, y - FOOT_SIZE / 2);
        ColumnText column = new ColumnText(over);
        column.setSimpleColumn(
                typeface.phrase(foot, FOOT_SIZE, Font.NORMAL, FOOT),
                document.left(),
                FOOT_SIZE,
                right - TOTAL_WIDTH,
                y + FOOT_SIZE,
                FOOT_SIZE + 2,
                Element.ALIGN_LEFT);
        column.go();
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        PdfTemplate number = Objects.requireNonNull(last);
        number.beginText();
        number.setFontAndSize(typeface.base(), FOOT_SIZE);
        number.setColorFill(FOOT);
        number.setTextMatrix(4, FOOT_SIZE / 2);
        // The writer counts the page that would come next.
        number.showText(total.apply(writer.getPageNumber() - 1));
        number.endText();
    }
}
