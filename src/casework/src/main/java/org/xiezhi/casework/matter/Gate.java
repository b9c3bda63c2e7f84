package org.xiezhi.casework.matter;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Clearance;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Relations;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.Warrants;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.Ruling;
import org.xiezhi.procedure.Step;

/**
 * Asks the two judges of every act, access and procedure, and records each "no" before it is thrown. What must stay
 * hidden looks exactly like what does not exist (promise P4).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class.getName());

    private final AccessRules access = new AccessRules();

    @Inject
    private Matters matters;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private AuditTrail trail;

    @Inject
    private Warrants warrants;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** Passes if the actor may do this where no matter is involved. */
    public void require(Permission permission) {
        Clearance clearance = access.clearance(actor.get().actor(), permission);
        enforce(permission, Subject.of("system"), clearance);
    }

    /** The matter, if the actor may do this with it. */
    public Matter require(Permission permission, UUID id) {
        Matter matter = matters.find(id).orElseThrow(() -> absent(permission));
        return enforce(permission, matter);
    }

    /** The matter, locked for a change, if the actor may do this with it. */
    public Matter requireLocked(Permission permission, UUID id) {
        Matter matter = matters.lock(id).orElseThrow(() -> absent(permission));
        return enforce(permission, matter);
    }

    private Matter enforce(Permission permission, Matter matter) {
        Clearance clearance = access.clearance(actor.get().actor(), permission, matters.relations(matter));
        enforce(permission, new Subject("matter", Optional.of(matter.id()), Optional.of(matter.id())), clearance);
        return matter;
    }

    /** What pages ask before they offer something; nothing is recorded. */
    public boolean may(Permission permission, Matter matter) {
        return access.clearance(actor.get().actor(), permission, matters.relations(matter))
                .granted();
    }

    /** Whether somebody else may do this with the matter now; nothing is recorded. */
    public boolean may(Permission permission, Matter matter, Actor other) {
        return access.clearance(other, permission, matters.relations(matter)).granted();
    }

    /** Why the actor may not do this with the matter, for a page that explains itself; empty if he may; nothing is recorded. */
    public List<Refusal> why(Permission permission, Matter matter) {
        return refusals(access.clearance(actor.get().actor(), permission, matters.relations(matter)));
    }

    /** The permissions among these that the actor has on the matter now. */
    public Set<Permission> allowed(Matter matter, Set<Permission> asked) {
        var relations = matters.relations(matter);
        return asked.stream()
                .filter(permission -> access.clearance(actor.get().actor(), permission, relations)
                        .granted())
                .collect(Collectors.toSet());
    }

    /**
     * The rows whose matter the actor has the permission on. The list's own condition says the same; where it does not,
     * the rules win, the row stays out and operators are told.
     */
    public <T> List<T> onlyCleared(Permission permission, List<T> rows, Function<T, Matter> matterOf) {
        return onlyCleared(row -> Optional.of(permission), rows, matterOf);
    }

    /** The same where the permission depends on the row; a row that needs one and has none stays out as well. */
    public <T> List<T> onlyCleared(
            Function<T, Optional<Permission>> permission, List<T> rows, Function<T, Matter> matterOf) {
        Map<UUID, Relations> relations =
                matters.relations(rows.stream().map(matterOf).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> {
                    Matter matter = matterOf.apply(row);
                    Optional<Permission> asked = permission.apply(row);
                    boolean cleared = asked.filter(one -> access.clearance(
                                            actor.get().actor(),
                                            one,
                                            Objects.requireNonNull(relations.get(matter.id())))
                                    .granted())
                            .isPresent();
                    if (!cleared) {
                        LOG.log(
                                Level.SEVERE,
                                "expected the condition of a list to say of {0} on matter {1} what the access rules say,"
                                        + " found a row that they deny to account {2}; it is left out",
                                new Object[] {asked, matter.id(), actor.get().account()});
                    }
                    return cleared;
                })
                .toList();
    }

    private void enforce(Permission permission, Subject subject, Clearance clearance) {
        if (clearance.grant().isPresent()) {
            warrants.granted(clearance.grant().get());
            return;
        }
        List<Refusal> refusals = refusals(clearance);
        if (clearance.verdict() == Clearance.Verdict.HIDDEN) {
            record(Act.HIDDEN, permission.code(), subject, refusals);
            throw new NotFoundException(permission.code() + " " + subject.id());
        }
        throw refuse(permission.code(), subject, refusals);
    }

    /** For an address that leads nowhere: the same entry and the same page as for what is hidden. */
    public NotFoundException absent(Permission permission) {
        record(Act.HIDDEN, permission.code(), Subject.of("unknown"), List.of());
        return new NotFoundException(permission.code());
    }

    /** Passes if the rulebook lets the matter take this step now; the ruling names the next stage and the articles. */
    public Ruling requireStep(Matter matter, Step step) {
        Ruling ruling = rulebook.get().step(matter.stage(), step);
        requireRuling(step.name(), matter, ruling);
        ruled(step);
        return ruling;
    }

    private void ruled(Step step) {
        warrants.ruled("step." + step.name().toLowerCase(Locale.ROOT));
    }

    /** Passes if the ruling allows it. */
    public void requireRuling(String what, Matter matter, Ruling ruling) {
        if (!ruling.allowed()) {
            Subject subject = Subject.of("matter", matter.id(), matter.id());
            throw refuse(what, subject, refusals(ruling));
        }
    }

    /** Records a refusal and gives the exception to throw. */
    public RefusedException refuse(String what, Subject subject, List<Refusal> refusals) {
        record(Act.REFUSED, what, subject, refusals);
        return new RefusedException(refusals);
    }

    private static List<Refusal> refusals(Clearance clearance) {
        return clearance.reasons().stream()
                .map(reason -> new Refusal(reason.key(), reason.args(), List.of()))
                .toList();
    }

    public static List<Refusal> refusals(Ruling ruling) {
        return ruling.reasons().stream()
                .map(reason -> new Refusal(
                        reason.key(),
                        reason.args(),
                        ruling.articles().stream()
                                .map(org.xiezhi.procedure.Article::cite)
                                .toList()))
                .toList();
    }

    private void record(Act act, String what, Subject subject, List<Refusal> refusals) {
        String rule = refusals.stream().map(Refusal::key).collect(Collectors.joining(" "));
        trail.appendRefused(
                act, subject, Map.of(Value.PERMISSION, what, Value.RULE, rule.isEmpty() ? "unknown" : rule));
    }

    /**
     * Moves the matter by a step that was allowed and writes it into the timeline.
     *
     * @return the rows that changed, for the act's entry
     */
    public Row[] take(Matter matter, Step step, Ruling ruling, String remark) {
        ruled(step);
        matter.moveTo(ruling.next().orElse(matter.stage()));
        MatterStep taken = new MatterStep(
                clock.nextId(),
                matter.id(),
                step,
                matter.stage(),
                actor.get().account(),
                clock.now(),
                ruling.articles().stream()
                        .map(org.xiezhi.procedure.Article::cite)
                        .toList(),
                remark);
        matters.add(taken);
        return new Row[] {new Row("matter", matter.id()), new Row("matter_step", taken.id())};
    }
}
