package org.xiezhi.extractor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.xiezhi.extractor.Lines.Aside;

/** Documents of Word 97 to 2003 and WPS: paragraphs and tables, and what lies beside them. */
final class WordText {

    private static final short WORD = (short) 0xA5EC;

    private final Lines lines;
    private boolean damaged;

    WordText(Lines lines) {
        this.lines = lines;
    }

    Outcome read(DirectoryNode root) throws IOException {
        try (HWPFDocument document = new HWPFDocument(root)) {
            // [MS-DOC] 2.5.2; of anything else the library finds that it holds no text.
            if (document.getFileInformationBlock().getFibBase().getWIdent() != WORD) {
                return Outcome.DAMAGED;
            }
            main(document);
            aside(Aside.TEXT_BOXES, document::getMainTextboxRange);
            aside(Aside.FOOTNOTES, document::getFootnoteRange);
            aside(Aside.ENDNOTES, document::getEndnoteRange);
            aside(Aside.COMMENTS, document::getCommentsRange);
            aside(Aside.HEADERS, document::getHeaderStoryRange);
        } catch (OldWordFileFormatException e) {
            OldWordText.read(root).forEach(lines::paragraph);
        }
        return damaged ? Outcome.DAMAGED : Outcome.WHOLE;
    }

    /** A table that does not hold together must not cost the text: that lies in pieces of its own. */
    private void main(HWPFDocument document) {
        Lines.Mark mark = lines.mark();
        try {
            blocks(document.getRange());
        } catch (EnoughException | EncryptedDocumentException e) {
            throw e;
        } catch (RuntimeException e) {
            damaged = true;
            lines.backTo(mark);
            paragraphs(document.getText().toString()).forEach(lines::paragraph);
        }
    }

    /** Of a text whose tables are not known: cells end with a bell. */
    static Stream<String> paragraphs(String text) {
        return Arrays.stream(text.replace('\u0007', '\t').split("\r", -1)).map(Range::stripFields);
    }

    private void aside(Aside what, Supplier<Range> range) {
        Lines.Mark before = lines.mark();
        try {
            lines.aside(what);
            Lines.Mark empty = lines.mark();
            blocks(range.get());
            if (lines.mark().equals(empty)) {
                lines.backTo(before);
            }
        } catch (EnoughException e) {
            throw e;
        } catch (RuntimeException e) {
            damaged = true;
        }
    }

    private void blocks(Range range) {
        int count = range.numParagraphs();
        int at = 0;
        while (at < count) {
            Paragraph paragraph = range.getParagraph(at);
            if (paragraph.isInTable()) {
                Table table = range.getTable(paragraph);
                rows(table);
                at += Math.max(1, table.numParagraphs());
            } else {
                lines.paragraph(text(paragraph));
                at++;
            }
        }
    }

    private void rows(Table table) {
        lines.table();
        for (int at = 0; at < table.numRows(); at++) {
            if (at >= Lines.MOST_ROWS) {
                lines.cut();
                return;
            }
            TableRow row = table.getRow(at);
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.numCells() && column <= Lines.MOST_COLUMNS; column++) {
                cells.add(cell(row.getCell(column)));
            }
            lines.row(cells);
        }
    }

    private static String cell(Range cell) {
        List<String> paragraphs = new ArrayList<>();
        for (int at = 0; at < cell.numParagraphs(); at++) {
            paragraphs.add(text(cell.getParagraph(at)).strip());
        }
        return String.join("\n", paragraphs);
    }

    /** Without what a tracked change deleted, as the preview of newer documents leaves it out. */
    private static String text(Paragraph paragraph) {
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < paragraph.numCharacterRuns(); at++) {
            CharacterRun run = paragraph.getCharacterRun(at);
            if (!run.isMarkedDeleted()) {
                kept.append(run.text());
            }
        }
        return Range.stripFields(kept.toString());
    }
}
