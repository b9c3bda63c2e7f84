package org.xiezhi.casework.witness;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.OpenToAll;

/** Tells the trail what its witnesses say of it; not each question, only what changes. */
@Stateless
public class WitnessService {

    private static final String TRAIL = "trail";

    @Inject
    private AuditTrail trail;

    /**
     * A witness has seen another tree.
     *
     * @param size entries of the checkpoint that it refused
     */
    @OpenToAll(because = "called by the product itself, after a witness answered")
    public void refused(String witness, long size) {
        trail.appendRefused(
                Act.WITNESS_REFUSED,
                Subject.of(TRAIL),
                Map.of(Value.WITNESS, witness, Value.COUNT, Long.toString(size)));
    }

    /** Too few have cosigned for too long. */
    @OpenToAll(because = "called by the product itself, when the time is over")
    public void quorumLost(long covered) {
        trail.appendFailed(Act.QUORUM_LOST, Subject.of(TRAIL), Map.of(Value.COUNT, Long.toString(covered)));
    }

    /** Enough have cosigned again. */
    @OpenToAll(because = "called by the product itself, after a witness answered")
    public void quorumMet(long covered) {
        trail.append(Act.QUORUM_MET, Subject.of(TRAIL), Map.of(Value.COUNT, Long.toString(covered)));
    }
}
