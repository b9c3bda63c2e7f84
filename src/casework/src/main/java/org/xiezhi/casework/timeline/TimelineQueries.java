package org.xiezhi.casework.timeline;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.RoundQueries;
import org.xiezhi.casework.casefile.CaseFiles;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.evidence.Custody;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.MatterStep;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.casework.timeline.Moment.EvidenceAdded;
import org.xiezhi.casework.timeline.Moment.Filed;
import org.xiezhi.casework.timeline.Moment.Handled;
import org.xiezhi.casework.timeline.Moment.Signed;
import org.xiezhi.casework.timeline.Moment.Who;
import org.xiezhi.casework.verification.Reports;
import org.xiezhi.procedure.Step;

/**
 * Reads what happened to a matter, each part only for those to whom it is open. The page of the clue or the case that
 * shows it leaves the entry of the look.
 */
@Stateless
public class TimelineQueries {

    /** What is more than a look: looks stand in the item's own chain. */
    private static final Set<Handling> OUT_OF_HANDS =
            EnumSet.of(Handling.EXPORTED, Handling.STORED, Handling.LENT, Handling.RETURNED);

    @Inject
    private Matters matters;

    @Inject
    private RoundQueries rounds;

    @Inject
    private EvidenceItems evidence;

    @Inject
    private Reports reports;

    @Inject
    private Clues clues;

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private StaffQueries staff;

    /** Where the matter stands now. */
    public Position position(UUID matterId) {
        Matter matter = gate.require(Permission.CLUE_READ, matterId);
        Set<Permission> allowed = gate.allowed(matter, Set.of(Permission.APPROVAL_READ, Permission.CASEFILE_READ));
        List<MatterMember> members = matters.members(matterId);
        List<MatterStep> steps = matters.steps(matterId);
        Map<UUID, String> names = staff.names();
        return new Position(
                matterId,
                matter.stage(),
                matter.handlingRoom()
                        .map(room -> staff.roomNames().getOrDefault(room, ""))
                        .orElse(""),
                having(Part.HANDLER, members, names),
                allowed.contains(Permission.APPROVAL_READ) ? having(Part.BARRED, members, names) : List.of(),
                last(steps, Step.APPROVE_ASSIGNMENT),
                last(steps, Step.APPROVE_VERIFICATION),
                rounds.of(matterId),
                allowed.contains(Permission.CASEFILE_READ)
                        ? caseFiles.of(matterId).map(file -> new Position.Filed(file.id(), file.number()))
                        : Optional.empty());
    }

    /** The code of the secret level of the matter, for the band above every page of it. */
    public String secretLevel(UUID matterId) {
        gate.require(Permission.CLUE_READ, matterId);
        return clues.of(matterId).secretLevel();
    }

    private static List<String> having(Part part, List<MatterMember> members, Map<UUID, String> names) {
        return members.stream()
                .filter(member -> member.part() == part)
                .map(member -> names.getOrDefault(member.account(), ""))
                .toList();
    }

    private static Optional<Instant> last(List<MatterStep> steps, Step which) {
        return steps.stream()
                .filter(step -> step.step() == which)
                .reduce((earlier, later) -> later)
                .map(MatterStep::happened);
    }

    /** Everything that happened to the matter and that the reader may know, the newest first. */
    public List<Moment> moments(UUID matterId) {
        Matter matter = gate.require(Permission.CLUE_READ, matterId);
        Set<Permission> allowed = gate.allowed(
                matter, Set.of(Permission.APPROVAL_READ, Permission.CASEFILE_READ, Permission.EVIDENCE_READ));
        Map<UUID, Who> people = people();
        Steps steps = new Steps(rulebook.get(), rounds.of(matterId), id -> who(people, id));
        List<Moment> moments = new ArrayList<>(steps.tell(matters.steps(matterId)));
        moments.addAll(steps.passedOn());
        if (allowed.contains(Permission.EVIDENCE_READ)) {
            evidence.of(matterId).forEach(item -> moments.addAll(of(item, people)));
        }
        if (allowed.contains(Permission.APPROVAL_READ)) {
            moments.addAll(signatures(matterId, people));
        }
        if (allowed.contains(Permission.CASEFILE_READ)) {
            filed(matterId, people).ifPresent(moments::add);
        }
        moments.sort(Comparator.comparing(Moment::at));
        Collections.reverse(moments);
        return moments;
    }

    private Map<UUID, Who> people() {
        return staff.people().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Who(
                                entry.getValue().name(), entry.getValue().roles())));
    }

    private static Who who(Map<UUID, Who> people, UUID id) {
        return people.getOrDefault(id, new Who("", Set.of()));
    }

    private List<Moment> of(Evidence item, Map<UUID, Who> people) {
        List<Custody> chain = evidence.custody(item.id());
        UUID by = chain.stream()
                .filter(link -> link.handling() == Handling.RECEIVED)
                .findFirst()
                .map(Custody::actor)
                .orElse(item.firstOfficer());
        List<Moment> moments = new ArrayList<>();
        moments.add(new EvidenceAdded(
                item.added(),
                who(people, by),
                Steps.cite(rulebook.get().articles(Step.ADD_EVIDENCE)),
                item.item(),
                item.kind()));
        chain.stream()
                .filter(link -> OUT_OF_HANDS.contains(link.handling()))
                .forEach(link -> moments.add(new Handled(
                        link.happened(), who(people, link.actor()), List.of(), item.item(), link.handling())));
        return moments;
    }

    private List<Moment> signatures(UUID matterId, Map<UUID, Who> people) {
        List<String> articles = Steps.cite(rulebook.get().articles(Step.REPORT_VERIFICATION));
        return reports.find(matterId).stream()
                .flatMap(report -> {
                    Set<UUID> standing = reports.signers(report);
                    return reports.signatures(report).stream()
                            .<Moment>map(signature -> new Signed(
                                    signature.signed(),
                                    who(people, signature.account()),
                                    articles,
                                    standing.contains(signature.account())));
                })
                .toList();
    }

    private Optional<Moment> filed(UUID matterId, Map<UUID, Who> people) {
        return caseFiles
                .of(matterId)
                .flatMap(file -> matters.steps(matterId).stream()
                        .filter(step -> step.step() == Step.APPROVE_FILING)
                        .findFirst()
                        .map(step ->
                                new Filed(file.filed(), who(people, step.actor()), step.articles(), file.number())));
    }
}
