package org.xiezhi.verifier;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;
import org.xiezhi.ledger.UnverifiedException;

/** Which witnesses of a policy cosigned a checkpoint, and when. */
record WitnessCheck(Optional<TlogPolicy> policy, Report report) {

    /** Collects what witnesses saw; what is no checkpoint is for another check to name. */
    boolean judge(String where, byte[] note, Consumer<EntryChecks.Seen> seen) {
        if (policy.isEmpty()) {
            return false;
        }
        SignedNote signed;
        long size;
        try {
            signed = SignedNote.parse(note);
            size = Checkpoint.parse(signed.text()).head().size();
        } catch (MalformedException e) {
            return false;
        }
        Set<String> cosigned = new HashSet<>();
        for (TlogPolicy.Witness witness : policy.get().witnesses()) {
            try {
                OptionalLong time = witness.key().cosigned(signed);
                if (time.isPresent()) {
                    cosigned.add(witness.name());
                    seen.accept(new EntryChecks.Seen(size, time.getAsLong()));
                    report.checked("cosignature", where, witness.key().name(), time.getAsLong());
                }
            } catch (UnverifiedException e) {
                report.problem("witness", where, "a valid cosignature", String.valueOf(e.getMessage()));
            }
        }
        return policy.get().quorum().isMetBy(cosigned)
                && !policy.get().witnesses().isEmpty();
    }
}
