package org.xiezhi.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;
import org.xiezhi.ledger.TreeHead;
import org.xiezhi.ledger.UnverifiedException;

/** The side of the log: how a checkpoint reaches a witness on a stick, and comes back cosigned. */
final class StickCommand {

    private final PrintStream out;
    private final Path here;
    private final Words told;
    private final Command command;
    private final WitnessArguments given;
    private final LedgerFiles files = new DiskFiles();

    StickCommand(PrintStream out, Path here, Words told, Command command, WitnessArguments given) {
        this.out = out;
        this.here = here;
        this.told = told;
        this.command = command;
        this.given = given;
    }

    ExitCode ask() throws Arguments.UsageException, IOException {
        LogFolder trail = LogFolder.open(command.existing(given.option("trail")));
        SignedCheckpoint signed = SignedCheckpoint.parse(trail.checkpoint()
                .orElseThrow(() -> new LedgerException("trail: expected a published checkpoint, found none")));
        TreeHead head = signed.checkpoint().head();
        long old = given.number("old", head.size());
        CosignRequest request = new CosignRequest(signed, trail.consistency(old, head.size()));
        // Found here and not after two ways with the stick.
        if (!request.sinceOld().proves(trail.headAt(old), head)) {
            throw new LedgerException("trail: expected tiles of the tree " + head + ", found others");
        }
        command.write(given.name(0), request.bytes());
        out.println(told.witness("asked", Long.toString(head.size()), Long.toString(old), given.name(0)));
        return ExitCode.RIGHT;
    }

    ExitCode add() throws Arguments.UsageException, IOException {
        LogFolder trail = LogFolder.open(command.existing(given.option("trail")));
        TlogPolicy policy = TlogPolicy.parse(command.bytes(given.option("policy")));
        SignedCheckpoint asked =
                CosignRequest.parse(command.bytes(given.option("request"))).signed();
        NoteVerifier log =
                trail.key().orElseThrow(() -> new LedgerException("trail: expected the key of the log, found none"));
        TreeHead head = asked.checkpoint().head();
        asked.note().verify(List.of(log));
        if (!trail.headAt(head.size()).equals(head)) {
            throw new LedgerException("request: expected a checkpoint of this trail, found " + head);
        }
        Path target = here.resolve(given.name(1));
        CosignedCheckpoint cosigned;
        try {
            CosignedCheckpoint alone = CosignedCheckpoint.of(asked, policy, log);
            cosigned = files.read(target)
                    .map(SignedNote::parse)
                    // A file over an older checkpoint is replaced: its cosignatures say nothing about this one.
                    .filter(found -> found.text().equals(asked.note().text()))
                    .map(alone::with)
                    .orElse(alone)
                    .withAnswer(command.bytes(given.name(0)));
        } catch (MalformedException | UnverifiedException e) {
            out.println(told.witness("wrong", String.valueOf(e.getMessage())));
            return ExitCode.WRONG;
        }
        if (cosigned.witnesses().isEmpty()) {
            out.println(told.witness("none"));
            return ExitCode.WRONG;
        }
        command.write(given.name(1), cosigned.note().bytes());
        boolean met = cosigned.meetsQuorum();
        out.println(told.witness(
                met ? "quorum" : "short",
                Long.toString(head.size()),
                String.join(", ", cosigned.witnesses()),
                given.name(1)));
        return met ? ExitCode.RIGHT : ExitCode.OPEN;
    }
}
