package org.xiezhi.casework.clue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.matter.NumberCounter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.Room;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Ruling;
import org.xiezhi.procedure.Step;

/** Registers clues, proposes their room and names their handlers. */
@Stateless
public class ClueService {

    /** Series of clue numbers: 线索. */
    private static final String SERIES = "XS";

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Accounts accounts;

    @Inject
    private NumberCounter numbers;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private ProposalService proposals;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    @Inject
    private Settings settings;

    /**
     * Registers a clue and proposes its room to the chief.
     *
     * @param id the clue's id, made by the server when it showed the form: the same form sent twice is one clue
     * @return the id
     */
    @Requires(Permission.CLUE_REGISTER)
    public UUID register(UUID id, ClueForm form) {
        gate.require(Permission.CLUE_REGISTER);
        if (clues.find(id).isPresent()) {
            return id;
        }
        Rulebook rules = rulebook.get();
        CheckedClue checked = CheckedClue.of(form, rules, rooms(), clock.today());
        Matter matter = openMatter(rules, checked);
        Clue clue = new Clue(id, matter.id(), numbers.next(SERIES, clock.today().getYear()), checked);
        clues.add(clue);

        List<Row> rows = new ArrayList<>(List.of(gate.take(matter, Step.REGISTER, rules.opening(Step.REGISTER), "")));
        rows.add(new Row("clue", clue.id()));
        trail.append(
                Act.CLUE_REGISTERED,
                subject(clue),
                Map.of(Value.NUMBER, clue.number(), Value.PERSON, clue.personName()),
                rows.toArray(Row[]::new));
        proposals.propose(matter, Step.PROPOSE_ASSIGNMENT, new TreeMap<>(), clue.number());
        return id;
    }

    private Matter openMatter(Rulebook rules, CheckedClue checked) {
        Ruling opening = rules.opening(Step.REGISTER);
        Matter matter = new Matter(
                clock.nextId(),
                opening.next().orElseThrow(),
                rules.version(),
                actor.get().account(),
                clock.now());
        gate.requireRuling(
                Permission.CLUE_REGISTER.code(), matter, rules.secrecy(checked.secretLevel(), settings.secretLevel()));
        matters.add(matter);
        return matter;
    }

    private Set<UUID> rooms() {
        return accounts.handlingRooms().stream().map(Room::id).collect(Collectors.toSet());
    }

    /** Proposes a room again after the chief sent the first proposal back. */
    @Requires(Permission.CLUE_PROPOSE_ASSIGNMENT)
    public void proposeAssignment(UUID id, @org.jspecify.annotations.Nullable UUID room) {
        Clue clue = clues.find(id).orElseThrow(() -> gate.absent(Permission.CLUE_PROPOSE_ASSIGNMENT));
        Matter matter = gate.requireLocked(Permission.CLUE_PROPOSE_ASSIGNMENT, clue.matter());
        InputCheck check = new InputCheck();
        check.demand(room != null && rooms().contains(room), "room", "input.required");
        check.orRefuse();
        clue.proposeRoom(java.util.Objects.requireNonNull(room));
        // The clue's row changed with the proposal, so its image belongs to an entry of this act as well.
        proposals.propose(matter, Step.PROPOSE_ASSIGNMENT, new TreeMap<>(), clue.number());
        trail.append(Act.ROOM_PROPOSED, subject(clue), Map.of(Value.NUMBER, clue.number()), new Row("clue", clue.id()));
    }

    /** The room head names who handles the clue: at least two (JCF 44), inspectors of his own room. */
    @Requires(Permission.CLUE_NAME_HANDLERS)
    public void nameHandlers(UUID id, Set<UUID> chosen) {
        Clue clue = clues.find(id).orElseThrow(() -> gate.absent(Permission.CLUE_NAME_HANDLERS));
        Matter matter = gate.requireLocked(Permission.CLUE_NAME_HANDLERS, clue.matter());
        Ruling ruling = gate.requireStep(matter, Step.NAME_HANDLERS);
        Map<UUID, Account> inspectors = accounts.inRoom(matter.handlingRoom().orElseThrow()).stream()
                .filter(account -> account.roles().contains(Role.INSPECTOR))
                .collect(Collectors.toMap(Account::id, account -> account));
        InputCheck check = new InputCheck();
        check.demand(inspectors.keySet().containsAll(chosen), "handlers", "input.not_offered");
        check.demand(!chosen.isEmpty(), "handlers", "input.handlers_missing");
        check.orRefuse();
        gate.requireRuling(Step.NAME_HANDLERS.name(), matter, rulebook.get().team(Step.NAME_HANDLERS, chosen.size()));

        List<Row> rows = new ArrayList<>();
        for (UUID handler : new LinkedHashSet<>(chosen)) {
            MatterMember member =
                    new MatterMember(clock.nextId(), matter.id(), handler, MatterMember.Part.HANDLER, clock.now());
            matters.add(member);
            rows.add(new Row("matter_member", member.id()));
        }
        String names = inspectors.values().stream()
                .filter(inspector -> chosen.contains(inspector.id()))
                .map(Account::displayName)
                .sorted()
                .collect(Collectors.joining("、"));
        rows.addAll(List.of(gate.take(matter, Step.NAME_HANDLERS, ruling, names)));
        trail.append(
                Act.HANDLERS_NAMED,
                subject(clue),
                Map.of(Value.NUMBER, clue.number(), Value.HANDLERS, names),
                rows.toArray(Row[]::new));
    }

    private static Subject subject(Clue clue) {
        return Subject.of("clue", clue.id(), clue.matter());
    }
}
