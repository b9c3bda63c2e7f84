package org.xiezhi.extractor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.poi.EmptyFileException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells what a document is by the streams it holds, and has it read. */
final class OfficeText {

    private OfficeText() {}

    /**
     * The answer to one document; whatever that is, it has an outcome.
     *
     * @param received called when all of the document was read, before anything is made of it
     * @throws IOException if the document does not come
     */
    static String of(InputStream document, Runnable received) throws IOException {
        Lines lines = new Lines();
        return lines.end(read(document, received, lines));
    }

    private static Outcome read(InputStream document, Runnable received, Lines lines) throws IOException {
        Optional<POIFSFileSystem> opened;
        Outcome unopened = Outcome.DAMAGED;
        // Large enough for the first bytes to be put back; the rest passes through it.
        BufferedInputStream buffered = new BufferedInputStream(document);
        try {
            if (FileMagic.valueOf(buffered) == FileMagic.OLE2) {
                opened = Optional.of(new POIFSFileSystem(buffered));
            } else {
                opened = Optional.empty();
                unopened = Outcome.OTHER;
            }
        } catch (EmptyFileException e) {
            opened = Optional.empty();
            unopened = Outcome.OTHER;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            opened = Optional.empty();
        }
        // The container may say that it ends before the file does; and a document that does not come is no damage.
        document.transferTo(OutputStream.nullOutputStream());
        received.run();
        return opened.isEmpty() ? unopened : read(opened.get(), lines);
    }

    private static Outcome read(POIFSFileSystem opened, Lines lines) {
        try (POIFSFileSystem file = opened) {
            Outcome outcome = read(file.getRoot(), lines);
            return outcome == Outcome.WHOLE && lines.isCut() ? Outcome.CUT : outcome;
        } catch (EnoughException e) {
            return Outcome.CUT;
        } catch (EncryptedDocumentException e) {
            return Outcome.ENCRYPTED;
        } catch (OldFileFormatException e) {
            return Outcome.OUTDATED;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Which fault it was depends on where the damage lies; all of them mean the same to whoever reads.
            return Outcome.DAMAGED;
        }
    }

    private static Outcome read(DirectoryNode root, Lines lines) throws IOException {
        // A document of the newer formats under a password lies encrypted in this one.
        if (has(root, "EncryptedPackage")) {
            return Outcome.ENCRYPTED;
        }
        if (has(root, "WordDocument")) {
            return new WordText(lines).read(root);
        }
        // Excel 97 may write the stream of Excel 95 beside its own.
        if (has(root, "Workbook")) {
            return new SheetText(lines).read(root);
        }
        if (has(root, "Book")) {
            return OldSheetText.read(root, lines);
        }
        if (has(root, "PowerPoint Document") || has(root, "PP97_DUALSTORAGE") || has(root, "PP40")) {
            return SlideText.read(root, lines);
        }
        return Outcome.OTHER;
    }

    private static boolean has(DirectoryNode root, String stream) {
        return root.hasEntryCaseInsensitive(stream);
    }
}
