package org.xiezhi.casework.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which version of the product this is, as the build wrote it into the archive. */
final class ProductVersion {

    private ProductVersion() {}

    static String read() {
        try (InputStream written =
                Objects.requireNonNull(ProductVersion.class.getResourceAsStream("product.properties"))) {
            Properties build = new Properties();
            build.load(written);
            String version = build.getProperty("version", "");
            if (!version.matches("[0-9]+\\.[0-9]+.*")) {
                throw new IllegalStateException(
                        "expected the version of the build in product.properties, found '" + version + "'");
            }
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException("product.properties of this archive", e);
        }
    }
}
