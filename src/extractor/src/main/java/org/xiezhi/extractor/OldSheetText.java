package org.xiezhi.extractor;

import java.io.IOException;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** Sheets of Excel 5 and 95: the values one after the other, as nothing more is known of where they stand. */
final class OldSheetText {

    private static final String SHEET = "Sheet: ";

    private OldSheetText() {}

    static Outcome read(DirectoryNode root, Lines lines) throws IOException {
        try (OldExcelExtractor extractor = new OldExcelExtractor(root)) {
            extractor.getText().lines().forEach(line -> {
                if (line.startsWith(SHEET)) {
                    lines.heading(line.substring(SHEET.length()));
                } else {
                    lines.paragraph(line);
                }
            });
        }
        return Outcome.WHOLE;
    }
}
