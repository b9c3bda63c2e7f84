package org.xiezhi.casework.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.UUID;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.RecordedSigner;

/** A process that integrates, as a node of the product does, until its standard input ends. */
final class IntegratorNode {

    static final String NAME = "xiezhi/trail/test";

    /** Short, so that a test need not wait for long until a paused lead is replaced. */
    private static final LeadRound.Pace PACE = new LeadRound.Pace(Duration.ofSeconds(1), 4_096);

    private static final long PERIOD_MILLIS = 50;

    private IntegratorNode() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path shared = Path.of(arguments[1]);
        LeadRound rounds = new LeadRound(
                new LeafBook(new JdbcTransactions(RealPostgreSql.pool(arguments[0]), Faults.none())),
                LogFolder.open(shared.resolve("trail")),
                signer(shared),
                UUID.fromString(arguments[2]),
                PACE);
        while (System.in.available() == 0) {
            try {
                rounds.run();
            } catch (RuntimeException e) {
                // The product's integrator writes it to its log and tries again, too.
                Files.writeString(
                        shared.resolve(arguments[2] + ".failures"),
                        e + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            Thread.sleep(PERIOD_MILLIS);
        }
        rounds.release();
    }

    /** Puts a new log with its key and signer's record into the folder that the nodes share. */
    static void prepare(Path shared, KeyPair pair) throws IOException {
        Files.write(shared.resolve("private"), pair.getPrivate().getEncoded());
        Files.write(shared.resolve("public"), pair.getPublic().getEncoded());
        LogFolder.open(shared.resolve("trail")).installKey(new NoteVerifier(NAME, pair.getPublic()));
        RecordedSigner.create(
                shared.resolve("signer.record"),
                new DiskFiles(),
                new NoteSigner(new NoteVerifier(NAME, pair.getPublic()), pair.getPrivate()));
    }

    static RecordedSigner signer(Path shared) throws IOException {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            NoteVerifier verifier = new NoteVerifier(
                    NAME, keys.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(shared.resolve("public")))));
            return RecordedSigner.open(
                    shared.resolve("signer.record"),
                    new DiskFiles(),
                    new NoteSigner(
                            verifier,
                            keys.generatePrivate(
                                    new PKCS8EncodedKeySpec(Files.readAllBytes(shared.resolve("private"))))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
