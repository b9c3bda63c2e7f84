package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A production start on an empty PostgreSQL, from a settings file as docs/operations.md describes it. */
public record Production(Product product, PostgreSql database) implements AutoCloseable {

    /**
     * Starts both and waits until the product is ready.
     *
     * @param home where its data will lie
     * @param more lines for its settings file
     */
    public static Production start(Path home, List<String> more) throws IOException {
        PostgreSql server = new PostgreSql();
        int port = Product.freePort();
        Path settings = Files.createFile(
                home.resolveSibling("xiezhi.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(settings, """
                xiezhi.home=%s
                xiezhi.port=%d
                xiezhi.organ.name=某市纪委监委
                xiezhi.database.url=jdbc:postgresql://127.0.0.1:%d/xiezhi
                xiezhi.database.user=xiezhi
                xiezhi.database.password=only-for-this-test-7
                xiezhi.keys.password=only-for-this-test-of-keys-7
                %s
                """.formatted(home, port, server.port(), String.join("\n", more)));
        return new Production(Product.startProduction(home, port, settings), server);
    }

    /** What the start wrote for the first operator. */
    public Path code() {
        return product.home().resolve("first-administrators.code");
    }

    @Override
    public void close() throws IOException {
        // The product first: its last entries go into the database.
        product.close();
        database.close();
    }
}
