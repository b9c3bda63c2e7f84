package org.xiezhi.casework.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.RecordedSigner;

/** One node of the product, as far as integration goes: its own view of the shared database, folder and signer. */
final class Node {

    /** So small that a test passes over several steps in a round. */
    static final LeadRound.Pace PACE = new LeadRound.Pace(Duration.ofSeconds(5), 150);

    final UUID id = UUID.randomUUID();
    final LogFolder folder;
    final RecordedSigner signer;
    final LeadRound rounds;

    Node(DataSource database, Path shared, NoteSigner key, Faults faults) {
        this(database, shared, key, faults, PACE);
    }

    Node(DataSource database, Path shared, NoteSigner key, Faults faults, LeadRound.Pace pace) {
        FaultyFiles files = new FaultyFiles(faults);
        folder = LogFolder.open(shared.resolve("trail"), files);
        Path record = shared.resolve("signer.record");
        signer = Files.exists(record)
                ? RecordedSigner.open(record, files, key)
                : RecordedSigner.create(record, files, key);
        rounds = new LeadRound(new LeafBook(new JdbcTransactions(database, faults)), folder, signer, id, pace);
    }
}
