package org.xiezhi.workbench.paper;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** The one typeface of all papers: embedded, so that a paper looks the same on a machine without Chinese type. */
final class Typeface {

    private static final String FILE = "WenQuanZhengHei.ttf";

    /** Stands for a character that the typeface lacks, as printers have always done (U+3013). */
    private static final String GETA = "〓";

    private final BaseFont font;

    private Typeface(BaseFont font) {
        this.font = font;
    }

    /** Read anew for each paper: what a paper uses of it is noted inside, and papers are printed side by side. */
    static Typeface read() {
        try (InputStream file = Objects.requireNonNull(Typeface.class.getResourceAsStream(FILE), FILE)) {
            byte[] bytes = file.readAllBytes();
            return new Typeface(BaseFont.createFont(FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException("expected the typeface of the papers, found no " + FILE, e);
        }
    }

    BaseFont base() {
        return font;
    }

    /** Text that a table or a line takes; {@code size} in points. */
    Phrase phrase(String text, float size, int style, Color colour) {
        Chunk chunk = new Chunk(printable(text), new Font(font, size, style, colour));
        chunk.setSplitCharacter(LineBreaks.CHINESE);
        return new Phrase(chunk);
    }

    /**
     * The text with each character that the typeface lacks told by its number: names have rare ones, and a paper must not
     * drop them in silence.
     */
    String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\n' || font.charExists(point)) {
                out.appendCodePoint(point);
            } else if (!Character.isISOControl(point)) {
                out.append(GETA).append(String.format(Locale.ROOT, "(U+%04X)", point));
            }
        });
        return out.toString();
    }
}
