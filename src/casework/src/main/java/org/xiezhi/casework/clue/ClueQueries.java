package org.xiezhi.casework.clue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Stage;

/** Clues as the reader may see them: what he may not know is neither listed nor counted. */
@Stateless
public class ClueQueries {

    private static final Set<Permission> OFFERED = EnumSet.of(
            Permission.CLUE_PROPOSE_ASSIGNMENT,
            Permission.CLUE_NAME_HANDLERS,
            Permission.EVIDENCE_ADD,
            Permission.EVIDENCE_READ,
            Permission.EVIDENCE_EXPORT,
            Permission.VERIFICATION_PROPOSE,
            Permission.VERIFICATION_REPORT,
            Permission.VERIFICATION_SIGN,
            Permission.FILING_PROPOSE,
            Permission.APPROVAL_READ,
            Permission.CASEFILE_READ);

    @Inject
    private Clues clues;

    @Inject
    private CluePages pages;

    @Inject
    private CurrentActor actor;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    /** A line of the list. */
    public record Line(
            UUID id,
            String number,
            String personName,
            String personUnit,
            String label,
            RankCategory rankCategory,
            LocalDate received,
            Stage stage,
            String room) {}

    /**
     * A clue opened for reading.
     *
     * @param offered what the reader's place in the matter lets him do; the stage decides whether it is time
     */
    public record Opened(
            UUID id,
            UUID matter,
            String number,
            String source,
            LocalDate received,
            String personName,
            String personUnit,
            String personPost,
            RankCategory rankCategory,
            String allegation,
            String label,
            Optional<String> domain,
            Optional<BigDecimal> amount,
            String secretLevel,
            String registrar,
            Instant registered,
            Stage stage,
            String proposedRoom,
            Optional<UUID> roomId,
            String room,
            List<String> handlers,
            Set<Permission> offered) {}

    /** The clues that the reader may know and the filter lets through. */
    public Page<Line> list(ClueFilter filter) {
        gate.require(Permission.CLUE_LIST);
        Map<UUID, String> rooms = staff.roomNames();
        Page<CluePages.Found> found = pages.page(filter, actor.get().actor(), staff.roomOrder());
        List<Line> lines = gate.onlyCleared(Permission.CLUE_READ, found.rows(), CluePages.Found::matter).stream()
                .map(row -> line(row, rooms))
                .toList();
        trail.append(
                Act.CLUES_LISTED,
                Subject.of("clue"),
                Map.of(
                        Value.COUNT,
                        Integer.toString(lines.size()),
                        Value.SOUGHT,
                        filter.matter().told()));
        return new Page<>(lines, found.total(), found.window());
    }

    private static Line line(CluePages.Found found, Map<UUID, String> rooms) {
        Clue clue = found.clue();
        return new Line(
                clue.id(),
                clue.number(),
                clue.personName(),
                clue.personUnit(),
                clue.label(),
                clue.rankCategory(),
                clue.received(),
                found.matter().stage(),
                found.matter()
                        .handlingRoom()
                        .map(room -> rooms.getOrDefault(room, ""))
                        .orElse(""));
    }

    /** One clue; a look that leaves an entry. */
    public Opened open(UUID id) {
        Clue clue = clues.find(id).orElseThrow(() -> gate.absent(Permission.CLUE_READ));
        Matter matter = gate.require(Permission.CLUE_READ, clue.matter());
        trail.append(Act.CLUE_OPENED, Subject.of("clue", id, clue.matter()), Map.of(Value.NUMBER, clue.number()));
        Map<UUID, String> names = staff.names();
        Map<UUID, String> rooms = staff.roomNames();
        Set<Permission> offered = gate.allowed(matter, OFFERED);
        return new Opened(
                clue.id(),
                clue.matter(),
                clue.number(),
                clue.source(),
                clue.received(),
                clue.personName(),
                clue.personUnit(),
                clue.personPost(),
                clue.rankCategory(),
                clue.allegation(),
                clue.label(),
                clue.domain(),
                clue.amount(),
                clue.secretLevel(),
                names.getOrDefault(matter.registrar(), ""),
                matter.opened(),
                matter.stage(),
                rooms.getOrDefault(clue.proposedRoom(), ""),
                matter.handlingRoom(),
                matter.handlingRoom().map(room -> rooms.getOrDefault(room, "")).orElse(""),
                matters.members(matter.id()).stream()
                        .filter(member -> member.part() == Part.HANDLER)
                        .map(member -> names.getOrDefault(member.account(), ""))
                        .toList(),
                offered);
    }

    /** The clue of a matter, for links to it; who may not know it gets the same answer as for one that is not there. */
    public UUID idOf(UUID matter) {
        gate.require(Permission.CLUE_READ, matter);
        return clues.of(matter).id();
    }
}
