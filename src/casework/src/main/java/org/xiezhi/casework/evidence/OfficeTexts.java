package org.xiezhi.casework.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;
import org.xiezhi.casework.shared.Settings;

/**
 * The text of old office files, taken out by a process of its own: the server reads nothing of them itself
 * (docs/decisions/0023-old-office-files.md).
 */
@ApplicationScoped
public class OfficeTexts {

    @Inject
    private Settings settings;

    @Inject
    private VaultThreads threads;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private Extractors extractors;

    @PostConstruct
    void open() {
        extractors = new Extractors(Extractors.command(settings.extractor()), Extractors.Limits.USUAL, threads);
    }

    @PreDestroy
    void close() {
        extractors.close();
    }

    /**
     * What the extractor says of an original that is {@link Original#oldOffice}, or why it says nothing; nothing of it leaves before all of
     * the original was compared with the hash of its intake.
     *
     * @return lines of UTF-8 (package-info of {@code org.xiezhi.extractor}), the last of which is the outcome
     * @throws org.xiezhi.vault.shared.IntegrityException if the original does not verify
     */
    public byte[] of(Original original) throws IOException {
        return extractors.answer(original.size(), original.content()::copyWhole);
    }
}
