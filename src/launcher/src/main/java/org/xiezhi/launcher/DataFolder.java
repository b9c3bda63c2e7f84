package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of everything that must survive. {@code runtime} in it may be deleted while nothing runs; database,
 * evidence, keys and trail belong together. Evidence may lie in a bucket elsewhere.
 */
record DataFolder(Path home) {

    static DataFolder create(Settings settings) {
        DataFolder data = new DataFolder(settings.home());
        try {
            List<Path> folders = new ArrayList<>(List.of(
                    settings.home(),
                    data.runtime(),
                    data.signerLibrary().getParent(),
                    data.logs(),
                    settings.home().resolve("database"),
                    settings.keysFolder(),
                    settings.trailFolder()));
            if (settings.bucket() == null) {
                folders.add(settings.evidenceFolder());
            }
            for (Path folder : folders) {
                OwnerOnly.createFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + settings.home() + " cannot be created", e);
        }
        return data;
    }

    Path logs() {
        return home.resolve("logs");
    }

    /** What the server says before its own log is open and after it is closed. */
    Path startLog() {
        return logs().resolve("start.log");
    }

    private Path runtime() {
        return home.resolve("runtime");
    }

    Path server() {
        return runtime().resolve("server");
    }

    /** Of the unpacked server: what Payara calls its install root. */
    Path install() {
        return server().resolve("payara6/glassfish");
    }

    Path domain() {
        return runtime().resolve("domain");
    }

    Path application() {
        return runtime().resolve("xiezhi.ear");
    }

    /** The signer's program with its library, as this start found it: it must start again while a build replaces them. */
    Path signer() {
        return runtime().resolve("signer").resolve("signer.jar");
    }

    Path signerLibrary() {
        return runtime().resolve("signer").resolve("lib").resolve("ledger.jar");
    }

    /** What takes the text out of old office files, as this start found it: it is started for each of them. */
    Path extractor() {
        return runtime().resolve("extractor.jar");
    }

    /** What the signer has to say. */
    Path signerLog() {
        return logs().resolve("signer.log");
    }

    /** Port, user and password of the admin listener of this start. */
    Path adminAccess() {
        return runtime().resolve("admin.properties");
    }
}
