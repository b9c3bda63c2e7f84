package org.xiezhi.acceptance.journey;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Files such as inspectors bring, made for the test. */
final class EvidenceFiles {

    /** Stands in every kilobyte of a large file, and nowhere else in the world. */
    static final byte[] MARK = new byte[64];

    static {
        new Random(20261123).nextBytes(MARK);
    }

    private static final int EBML_HEADER_BYTES = 36;
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private EvidenceFiles() {}

    /**
     * A video of twelve seconds that is as large as asked: behind its header stands an element that players skip (EBML
     * Void), so that they must ask for ranges to play it at all.
     */
    static Path video(Path folder, long size) throws IOException {
        byte[] video = resource("/evidence/twelve-seconds.webm");
        Path file = folder.resolve("执法记录仪.webm");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(video, 0, EBML_HEADER_BYTES);
            long rest = size - video.length - 9;
            // The element's id, then its length in eight bytes, the first of which says that they are eight.
            out.write(0xEC);
            out.write(ByteBuffer.allocate(8).putLong(1L << 56 | rest).array());
            fill(out, rest);
            out.write(video, EBML_HEADER_BYTES, video.length - EBML_HEADER_BYTES);
        }
        return file;
    }

    /** A file of no known type. */
    static Path unknown(Path folder, String name, long size) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            fill(out, size);
        }
        return file;
    }

    private static void fill(OutputStream out, long size) throws IOException {
        byte[] block = new byte[1 << 20];
        for (int at = 0; at < block.length; at += 1024) {
            System.arraycopy(MARK, 0, block, at, MARK.length);
        }
        for (long rest = size; rest > 0; rest -= block.length) {
            out.write(block, 0, (int) Math.min(rest, block.length));
        }
    }

    /** A small photograph, 320 x 240 pixels. */
    static byte[] photo() {
        try {
            return jpeg(320, 240);
        } catch (IOException e) {
            throw new UncheckedIOException("the photograph could not be made", e);
        }
    }

    static Path photo(Path folder, int width, int height) throws IOException {
        return Files.write(folder.resolve("现场照片.jpg"), jpeg(width, height));
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        for (int x = 0; x < width; x += 40) {
            brush.setColor(Color.getHSBColor((float) x / width, 0.8f, 0.9f));
            brush.fillRect(x, 0, 40, height);
        }
        brush.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", file);
        return file.toByteArray();
    }

    /** One page with 一一一 in its upper and 国国国 in its lower half, in a font that the file names and does not hold. */
    static Path chinesePdf(Path folder) throws IOException {
        String text = "BT /F1 120 Tf 60 600 Td <4E004E004E00> Tj ET BT /F1 120 Tf 60 200 Td <56FD56FD56FD> Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >>"
                        + " /Contents 7 0 R >>",
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H"
                        + " /DescendantFonts [5 0 R] >>",
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
                        + " /Ordering (GB1) /Supplement 4 >> /FontDescriptor 6 0 R /DW 1000 >>",
                "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
                        + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
                "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (String object : objects) {
            places.add(pdf.length());
            pdf.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(places.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
        pdf.append("trailer\n<< /Root 1 0 R /Size ").append(places.size() + 1).append(" >>\nstartxref\n");
        pdf.append(table).append("\n%%EOF\n");
        return Files.writeString(folder.resolve("谈话笔录.pdf"), pdf, StandardCharsets.US_ASCII);
    }

    static Path text(Path folder, String name, String content, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(charset));
    }

    /** Paragraphs, one of them in a content control, a text box with what older programs show instead, a table. */
    static Path document(Path folder) throws IOException {
        String body = paragraph("关于低保发放的", "情况说明")
                + "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("控件里的一段") + "</w:sdtContent></w:sdt>"
                + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph("文本框")
                + "</w:txbxContent></mc:Choice><mc:Fallback>" + paragraph("文本框") + "</mc:Fallback>"
                + "</mc:AlternateContent></w:r></w:p>"
                + "<w:p><w:r><w:t>王某</w:t><w:tab/><w:t>3000 元</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc>" + paragraph("姓名") + "</w:tc><w:tc>" + paragraph("金额")
                + "</w:tc></w:tr></w:tbl>";
        return zip(
                folder.resolve("情况说明.docx"),
                Map.of(
                        "_rels/.rels",
                        relations("officeDocument", "word/document2.xml"),
                        "word/document2.xml",
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
                                + body + "<w:sectPr/></w:body></w:document>"));
    }

    private static String paragraph(String... runs) {
        return Arrays.stream(runs)
                .map(run -> "<w:r><w:t>" + run + "</w:t></w:r>")
                .collect(Collectors.joining("", "<w:p>", "</w:p>"));
    }

    /** A table of two rows: shared and inline texts, a gap, a number, a day, and a telephone number in a cell for days. */
    static Path table(Path folder) throws IOException {
        String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        return zip(
                folder.resolve("发放名单.xlsx"),
                Map.of(
                        "_rels/.rels",
                        relations("officeDocument", "xl/workbook.xml"),
                        "xl/workbook.xml",
                        "<workbook " + main + " xmlns:r=\"" + RELATIONS
                                + "\"><sheets><sheet name=\"发放名单\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "worksheet",
                                "worksheets/sheet1.xml",
                                "sharedStrings",
                                "SharedStrings.xml",
                                "styles",
                                "/xl/styles.xml"),
                        "xl/SharedStrings.xml",
                        "<sst " + main + "><si><t>王某</t></si><si><r><t>李</t></r><r><t>某</t></r></si></sst>",
                        "xl/styles.xml",
                        "<styleSheet " + main
                                + "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
                        "xl/worksheets/sheet1.xml",
                        "<worksheet " + main + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                                + "<c r=\"C1\" s=\"1\"><v>45720</v></c><c r=\"D1\" s=\"1\"><v>13800138000</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>3000.5</v></c>"
                                + "<c r=\"C2\" t=\"inlineStr\"><is><t>&lt;b&gt;附注&lt;/b&gt;</t></is></c></row>"
                                + "</sheetData></worksheet>"));
    }

    /** A document of Word 97; how it was made stands beside it. */
    static byte[] oldDocument() throws IOException {
        return Files.readAllBytes(
                Path.of("").toAbsolutePath().resolveSibling("extractor/src/test/resources/notice.doc"));
    }

    /** A table of Excel 97 with one row on its first sheet; under a password, if there is one. */
    static Path oldTable(Path file, String name, String password) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFRow row = book.createSheet("发放名单").createRow(0);
            row.createCell(0).setCellValue(name);
            row.createCell(2).setCellValue(3000.5);
            row.createCell(3).setCellValue("<b>附注</b>");
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return file;
    }

    /** Types and targets in turn; their ids are r0, r1, ... */
    private static String relations(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int at = 0; at < typesAndTargets.length; at += 2) {
            xml.append("<Relationship Id=\"r%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(at / 2, RELATIONS, typesAndTargets[at], typesAndTargets[at + 1]));
        }
        return xml.append("</Relationships>").toString();
    }

    private static Path zip(Path file, Map<String, String> parts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream read = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The files under a folder in which these bytes stand. */
    static List<Path> holding(Path folder, byte[] bytes) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (holds(file, bytes)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(window); count > 0; count = in.read(window, kept, window.length - kept)) {
                int end = kept + count;
                if (stands(bytes, window, end)) {
                    return true;
                }
                // What may be the beginning of the bytes at the border of two reads.
                kept = Math.min(end, bytes.length - 1);
                System.arraycopy(window, end - kept, window, 0, kept);
            }
        }
        return false;
    }

    private static boolean stands(byte[] bytes, byte[] window, int end) {
        for (int at = 0; at + bytes.length <= end; at++) {
            if (window[at] == bytes[0] && Arrays.equals(window, at, at + bytes.length, bytes, 0, bytes.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EvidenceFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected the test resource " + name + ", found none");
            }
            return in.readAllBytes();
        }
    }
}
