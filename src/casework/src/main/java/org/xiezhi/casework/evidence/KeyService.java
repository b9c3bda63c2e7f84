package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;

/** Changes the unit key while people work: only the small wrapped keys of matters are written anew, no original is. */
@Stateless
public class KeyService {

    /** Few enough that somebody who needs one of these keys waits for no more than a moment. */
    private static final int AT_ONCE = 100;

    @Inject
    private TheVault vault;

    @Inject
    private MatterKeys keys;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /**
     * Begins the next version of the unit key; new keys of matters are wrapped under it from now on. The older ones follow
     * by {@link #rewrap}.
     */
    @Requires(Permission.KEYS_MANAGE)
    public void rotate() {
        gate.require(Permission.KEYS_MANAGE);
        // The file is durable before the entry is. If that fails, the version is there and the next start names it.
        int version = vault.unitKeys().startNextVersion();
        trail.append(Act.KEY_ROTATED, Subject.of("key"), Map.of(Value.KEY, "unit " + version));
    }

    /**
     * Wraps the next keys of matters anew that are under an older version.
     *
     * @return the matter behind which to go on; empty if none was left
     */
    @OpenToAll(
            because = "the product itself does it after a change of the unit key and each hour; nobody gains a right")
    public Optional<UUID> rewrap(UUID after) {
        MatterKeys.Rewrapped done = keys.rewrap(after, AT_ONCE);
        if (done.count() > 0) {
            trail.append(
                    Act.KEYS_REWRAPPED,
                    Subject.of("key"),
                    Map.of(
                            Value.KEY,
                            "unit " + vault.unitKeys().currentVersion(),
                            Value.COUNT,
                            Integer.toString(done.count())));
        }
        return done.last();
    }
}
