package org.xiezhi.verifier;

import java.util.Optional;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TlogPolicy;

/**
 * What the auditor brings along, from where the operator could not reach it.
 *
 * @param key of the log
 * @param earlier a checkpoint that he kept
 * @param policy which witnesses he trusts
 */
record Given(Optional<NoteVerifier> key, Optional<byte[]> earlier, Optional<TlogPolicy> policy) {

    /** The log's key by name, if he brought it; a log that the policy lists counts. */
    Optional<NoteVerifier> keyOf(String origin) {
        return key.or(() -> policy.flatMap(rules -> rules.logs().stream()
                .map(TlogPolicy.Log::key)
                .filter(log -> log.name().equals(origin))
                .findFirst()));
    }
}
