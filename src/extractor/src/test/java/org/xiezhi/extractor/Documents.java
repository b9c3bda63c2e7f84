package org.xiezhi.extractor;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.poi.POIDocument;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFFormulaEvaluator;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Old office files, made for the tests; how notice.doc was made stands beside it. */
final class Documents {

    private static final Charset GBK = Charset.forName("GBK");

    private Documents() {}

    /** What fills a book. */
    interface Filling {
        void into(HSSFWorkbook book);
    }

    static byte[] notice() {
        try (InputStream in = Documents.class.getResourceAsStream("/notice.doc")) {
            if (in == null) {
                throw new IllegalStateException("expected /notice.doc, found none");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] book(Filling filling) {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            filling.into(book);
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two sheets with a value of each kind, a gap, and a box with text. */
    static byte[] payments() {
        return book(book -> {
            HSSFSheet sheet = book.createSheet("发放名单");
            HSSFRow row = sheet.createRow(0);
            row.createCell(0).setCellValue("某甲");
            cell(row, 2, 3000.5, "#,##0.00");
            cell(row, 3, 45_720, "yyyy\"年\"m\"月\"d\"日\"");
            cell(row, 4, 0.25, "0%");
            HSSFRow other = sheet.createRow(5);
            other.createCell(0).setCellValue(true);
            other.createCell(1).setCellFormula("C1*2");
            other.createCell(2).setCellFormula("\"合\"&\"计\"");
            other.createCell(3).setCellFormula("1/0");
            cell(other, 4, 13_800_138_000d, "yyyy-mm-dd");
            other.createCell(5).setCellValue("1\t2\n3\\4");
            sheet.createDrawingPatriarch()
                    .createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 1, 8, (short) 4, 12))
                    .setString(new HSSFRichTextString("框里的话"));
            book.createSheet("空表");
            book.createSheet("附表").createRow(0).createCell(1).setCellValue("<b>附注</b>");
            HSSFFormulaEvaluator.evaluateAllFormulaCells(book);
        });
    }

    private static void cell(HSSFRow row, int column, double value, String format) {
        HSSFCellStyle style = row.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
        HSSFCell cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    /** Three slides: a title, a table, a text within a group; the first and the last changed their places. */
    static byte[] talk() {
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            HSLFSlide first = show.createSlide();
            first.addTitle().setText("第一讲");
            HSLFTable table = first.createTable(2, 2);
            table.getCell(0, 0).setText("项目");
            table.getCell(0, 1).setText("金额");
            table.getCell(1, 0).setText("低保");
            table.getCell(1, 1).setText("3000");
            HSLFSlide second = show.createSlide();
            HSLFGroupShape group = second.createGroup();
            group.setAnchor(new Rectangle(0, 0, 100, 100));
            HSLFTextBox box = new HSLFTextBox(group);
            box.setText("组里的话\r第二段");
            group.addShape(box);
            HSLFTextBox last = show.createSlide().createTextBox();
            last.setText("先讲这张");
            show.reorderSlide(3, 1);
            return bytes(show);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same under a password. */
    static byte[] locked(byte[] document) {
        Biff8EncryptionKey.setCurrentUserPassword(null);
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(document));
                POIDocument opened = open(file)) {
            Biff8EncryptionKey.setCurrentUserPassword("Xiezhi");
            return bytes(opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static POIDocument open(POIFSFileSystem file) throws IOException {
        if (file.getRoot().hasEntryCaseInsensitive("Workbook")) {
            return new HSSFWorkbook(file);
        }
        return file.getRoot().hasEntryCaseInsensitive("WordDocument")
                ? new HWPFDocument(file)
                : new HSLFSlideShow(file);
    }

    /** A file of the same container with one stream. */
    static byte[] holding(String stream, byte[] content) {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(content), stream);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sheet of Excel 95 ([MS-XLS] and its predecessor): the code page is named, texts stand in the cells. */
    static byte[] oldBook() {
        ByteBuffer records = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        record(records, 0x809, shorts(0x500, 5, 0, 0));
        record(records, 0x42, shorts(936));
        byte[] name = "旧表".getBytes(GBK);
        record(
                records,
                0x85,
                ByteBuffer.allocate(7 + name.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0)
                        .putShort((short) 0)
                        .put((byte) name.length)
                        .put(name)
                        .array());
        record(records, 0x0A, new byte[0]);
        record(records, 0x809, shorts(0x500, 0x10, 0, 0));
        byte[] text = "某乙".getBytes(GBK);
        record(
                records,
                0x204,
                ByteBuffer.allocate(8 + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(shorts(0, 0, 0, text.length))
                        .put(text)
                        .array());
        record(
                records,
                0x203,
                ByteBuffer.allocate(14)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(shorts(0, 1, 0))
                        .putDouble(3000.5)
                        .array());
        record(records, 0x0A, new byte[0]);
        byte[] stream = new byte[records.position()];
        records.flip().get(stream);
        return holding("Book", stream);
    }

    private static void record(ByteBuffer records, int kind, byte[] content) {
        records.putShort((short) kind).putShort((short) content.length).put(content);
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    /**
     * A document of Word 95 as Microsoft described it: its header, the text, a table of fonts.
     *
     * @param charset of the font, as Windows numbers them: 134 is GB 2312, 0 is western
     */
    static byte[] oldDocument(String text, Charset encoding, int charset) {
        byte[] content = text.getBytes(encoding);
        int textAt = 0x400;
        int fontsAt = textAt + content.length;
        byte[] font = "SimSun\0".getBytes(StandardCharsets.US_ASCII);
        int fonts = 2 + 6 + font.length;
        ByteBuffer main = ByteBuffer.allocate(Math.max(8192, fontsAt + fonts)).order(ByteOrder.LITTLE_ENDIAN);
        main.putShort(0, (short) 0xA5DC).putShort(2, (short) 104);
        main.putInt(0x18, textAt).putInt(0x1C, textAt + content.length);
        main.putInt(0xD0, fontsAt).putInt(0xD4, fonts);
        main.position(textAt).put(content);
        main.putShort((short) fonts)
                .put(new byte[] {(byte) (5 + font.length), 0, 0, 0, (byte) charset, 0})
                .put(font);
        return holding("WordDocument", main.array());
    }

    private static byte[] bytes(POIDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return out.toByteArray();
    }
}
