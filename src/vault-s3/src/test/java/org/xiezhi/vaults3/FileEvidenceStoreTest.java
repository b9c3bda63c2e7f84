package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.FileEvidenceStore;

/** The folder keeps the contract of the stores. */
class FileEvidenceStoreTest extends EvidenceStoreContract {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private EvidenceStore store;

    @BeforeEach
    void open() throws IOException {
        store = elsewhere();
    }

    @Override
    EvidenceStore store() {
        return store;
    }

    @Override
    EvidenceStore elsewhere() throws IOException {
        return new FileEvidenceStore(folder, 0, Runnable::run);
    }

    @Test
    void tells_the_room_of_its_disk() throws IOException {
        assertThat(store.freeSpace()).isPresent();
    }
}
