package org.xiezhi.workbench.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** One label of 100 by 60 millimetres: lines at the left, a QR code (ISO/IEC 18004) at the right. */
public final class Sticker {

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float WIDTH = 100 * MILLIMETRE;
    private static final float HEIGHT = 60 * MILLIMETRE;
    private static final float MARGIN = 4 * MILLIMETRE;
    private static final float CODE = 34 * MILLIMETRE;
    private static final float LARGE = 13;
    private static final float SMALL = 9;

    private Sticker() {}

    /**
     * Makes it.
     *
     * @param head in large letters
     * @param code what a scanner reads
     */
    public static byte[] of(String head, List<String> lines, String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Typeface typeface = Typeface.read();
        try (Document document = new Document(new Rectangle(WIDTH, HEIGHT), MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            document.open();
            PdfContentByte page = writer.getDirectContent();
            draw(matrix(code), page);
            ColumnText column = new ColumnText(page);
            column.setSimpleColumn(
                    MARGIN, MARGIN, WIDTH - CODE - MARGIN * 2, HEIGHT - MARGIN, LARGE, Element.ALIGN_LEFT);
            column.setLeading(LARGE * 1.4f);
            column.addText(typeface.phrase(head + "\n", LARGE, Font.BOLD, Color.BLACK));
            column.go();
            column.setLeading(SMALL * 1.6f);
            column.addText(typeface.phrase(String.join("\n", lines), SMALL, Font.NORMAL, Color.BLACK));
            column.go();
        }
        return bytes.toByteArray();
    }

    private static BitMatrix matrix(String code) {
        try {
            // A quarter of it may be torn or dirty.
            return new QRCodeWriter()
                    .encode(
                            code,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("expected something that a QR code holds, found " + code, e);
        }
    }

    private static void draw(BitMatrix matrix, PdfContentByte page) {
        float dot = CODE / matrix.getWidth();
        float left = WIDTH - MARGIN - CODE;
        float top = (HEIGHT + CODE) / 2;
        page.setColorFill(Color.BLACK);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    page.rectangle(left + x * dot, top - (y + 1) * dot, dot, dot);
                }
            }
        }
        page.fill();
    }
}
