package org.xiezhi.benchmarks;

import java.nio.file.Path;
import org.xiezhi.casework.shared.Settings;

/** The settings of an installation whose folders lie in one folder. */
final class Folders extends Settings {

    private final Path folder;

    Folders(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path keysFolder() {
        return folder.resolve("keys");
    }

    @Override
    public char[] keysPassword() {
        // Guards keys that are thrown away when the run ends.
        return "password of the benchmarks".toCharArray();
    }

    @Override
    public Path evidenceFolder() {
        return folder.resolve("evidence");
    }

    @Override
    public Path trailFolder() {
        return folder.resolve("trail");
    }
}
