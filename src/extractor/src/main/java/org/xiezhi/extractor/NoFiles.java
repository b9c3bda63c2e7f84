package org.xiezhi.extractor;

import java.io.File;
import java.io.IOException;
import org.apache.poi.util.TempFileCreationStrategy;

/** Originals are in clear in memory only: the library gets no temporary file, whatever it wants one for. */
final class NoFiles implements TempFileCreationStrategy {

    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        throw new IOException("no temporary files here: " + prefix);
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        throw new IOException("no temporary folders here: " + prefix);
    }
}
