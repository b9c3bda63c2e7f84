package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;

/** Takes down what the auditor found out about a hit. */
@Stateless
public class AnomalyService {

    private static final int LONGEST_REMARK = 500;

    @Inject
    private AnomalyHits hits;

    @Inject
    private AnomalyAnswers answers;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * Marks a hit as explained, as far as it was seen; what goes on afterwards makes it open again.
     *
     * @param key of the hit
     * @param seen its last entry when the auditor read it
     * @throws org.xiezhi.casework.shared.NotFoundException if it is not kept
     * @throws ConflictException if somebody else has explained it meanwhile, or if it went on since it was read
     * @throws org.xiezhi.casework.shared.InvalidException without a remark
     */
    @Requires(Permission.AUDIT_ASK)
    public void answer(String rule, String key, Instant seen, @Nullable String remark) {
        gate.require(Permission.AUDIT_ASK);
        InputCheck check = new InputCheck();
        String why = check.required("remark", remark, LONGEST_REMARK);
        check.orRefuse();
        Hit hit = hits.find(key)
                .filter(kept -> kept.rule().equals(rule))
                .map(AnomalyHit::hit)
                .orElseThrow(() -> new NotFoundException("anomaly " + rule + " " + key));
        if (answers.last(hit).filter(answer -> answer.explains(hit)).isPresent()) {
            throw new ConflictException("anomaly " + key + ": it was explained meanwhile");
        }
        if (hit.last().isAfter(seen)) {
            throw new ConflictException("anomaly " + key + ": it went on since it was read");
        }
        AnomalyAnswer answer =
                new AnomalyAnswer(clock.nextId(), hit, why, actor.get().account(), clock.now());
        answers.add(answer);
        trail.append(
                Act.ANOMALY_ANSWERED,
                Subject.of("anomaly", answer.id()),
                Map.of(
                        Value.ANOMALY,
                        rule,
                        Value.FILTER,
                        told(hit),
                        Value.COUNT,
                        Long.toString(hit.count()),
                        Value.REASON,
                        why),
                new Row("anomaly_answer", answer.id()));
    }

    /** Whose acts of which days were explained, in the words of a filter of the trail. */
    private static String told(Hit hit) {
        return hit.person().map(person -> "person=" + person + " ").orElse("")
                + hit.number().map(number -> "number=" + number + " ").orElse("")
                + "from=" + LocalDate.ofInstant(hit.first(), ServerClock.ZONE)
                + " to=" + LocalDate.ofInstant(hit.last(), ServerClock.ZONE);
    }
}
