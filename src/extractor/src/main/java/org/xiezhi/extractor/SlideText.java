package org.xiezhi.extractor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.xiezhi.extractor.Lines.Aside;

/** Slides of PowerPoint 97 to 2003 and WPS in their order, each with its notes. */
final class SlideText {

    private SlideText() {}

    static Outcome read(DirectoryNode root, Lines lines) throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow(root)) {
            int number = 0;
            for (HSLFSlide slide : show.getSlides()) {
                number++;
                lines.heading(Integer.toString(number));
                shapes(slide.getShapes(), lines);
                notes(slide, lines);
            }
        }
        return Outcome.WHOLE;
    }

    private static void notes(HSLFSlide slide, Lines lines) {
        HSLFNotes notes = slide.getNotes();
        if (notes != null) {
            Lines.Mark before = lines.mark();
            lines.aside(Aside.NOTES);
            Lines.Mark empty = lines.mark();
            shapes(notes.getShapes(), lines);
            if (lines.mark().equals(empty)) {
                lines.backTo(before);
            }
        }
    }

    private static void shapes(List<HSLFShape> shapes, Lines lines) {
        for (HSLFShape shape : shapes) {
            if (shape instanceof HSLFTable table) {
                rows(table, lines);
            } else if (shape instanceof HSLFGroupShape group) {
                shapes(group.getShapes(), lines);
            } else if (shape instanceof HSLFTextShape text) {
                text.getText().lines().forEach(lines::paragraph);
            }
        }
    }

    private static void rows(HSLFTable table, Lines lines) {
        lines.table();
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                HSLFTableCell cell = table.getCell(row, column);
                cells.add(cell == null ? "" : cell.getText());
            }
            lines.row(cells);
        }
    }
}
