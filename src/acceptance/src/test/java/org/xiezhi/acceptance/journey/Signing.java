package org.xiezhi.acceptance.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xiezhi.acceptance.product.Person;

/** What is signed, as the data folder and the auditor's page tell it. */
final class Signing {

    private Signing() {}

    /** Leaves that the newest checkpoint of a home speaks of. */
    static long size(Path home) throws IOException {
        return sizeIn(home.resolve("trail/checkpoint"));
    }

    static long sizeIn(Path checkpoint) throws IOException {
        return Long.parseLong(
                Files.readAllLines(checkpoint, StandardCharsets.UTF_8).get(1));
    }

    /** Notes on the auditor's page that something waits for its signature. */
    static int unsigned(Person auditor) {
        auditor.open("/audit/state.xhtml");
        return auditor.page().locator("#unsigned").count();
    }
}
