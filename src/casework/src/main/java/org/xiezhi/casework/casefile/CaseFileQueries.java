package org.xiezhi.casework.casefile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Stage;

/** Case files as the reader may see them. */
@Stateless
public class CaseFileQueries {

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private CaseFilePages pages;

    @Inject
    private CurrentActor actor;

    @Inject
    private Clues clues;

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
            String title,
            String personName,
            String label,
            String room,
            Instant filed,
            Stage stage) {}

    /** A case opened for reading. */
    public record Opened(
            UUID id,
            UUID matter,
            UUID clue,
            String clueNumber,
            String number,
            String title,
            String reasons,
            Instant filed,
            Stage stage,
            String personName,
            String personUnit,
            String personPost,
            RankCategory rankCategory,
            String label,
            String room,
            List<String> handlers,
            boolean mayReadEvidence) {}

    /** The cases that the reader may know and the filter lets through. */
    public Page<Line> list(CaseFileFilter filter) {
        gate.require(Permission.CASEFILE_LIST);
        Map<UUID, String> rooms = staff.roomNames();
        Page<CaseFilePages.Found> found = pages.page(filter, actor.get().actor(), staff.roomOrder());
        List<Line> lines =
                gate.onlyCleared(Permission.CASEFILE_READ, found.rows(), CaseFilePages.Found::matter).stream()
                        .map(row -> line(row, rooms))
                        .toList();
        trail.append(
                Act.CASEFILES_LISTED,
                Subject.of("casefile"),
                Map.of(
                        Value.COUNT,
                        Integer.toString(lines.size()),
                        Value.SOUGHT,
                        filter.matter().told()));
        return new Page<>(lines, found.total(), found.window());
    }

    private static Line line(CaseFilePages.Found found, Map<UUID, String> rooms) {
        CaseFile file = found.file();
        return new Line(
                file.id(),
                file.number(),
                file.title(),
                found.clue().personName(),
                found.clue().label(),
                found.matter()
                        .handlingRoom()
                        .map(room -> rooms.getOrDefault(room, ""))
                        .orElse(""),
                file.filed(),
                found.matter().stage());
    }

    /** One case; a look that leaves an entry. */
    public Opened open(UUID id) {
        CaseFile file = caseFiles.find(id).orElseThrow(() -> gate.absent(Permission.CASEFILE_READ));
        Matter matter = gate.require(Permission.CASEFILE_READ, file.matter());
        trail.append(
                Act.CASEFILE_OPENED, Subject.of("casefile", id, file.matter()), Map.of(Value.NUMBER, file.number()));
        Clue clue = clues.of(file.matter());
        Map<UUID, String> names = staff.names();
        Map<UUID, String> rooms = staff.roomNames();
        return new Opened(
                id,
                file.matter(),
                clue.id(),
                clue.number(),
                file.number(),
                file.title(),
                file.reasons(),
                file.filed(),
                matter.stage(),
                clue.personName(),
                clue.personUnit(),
                clue.personPost(),
                clue.rankCategory(),
                clue.label(),
                matter.handlingRoom().map(room -> rooms.getOrDefault(room, "")).orElse(""),
                matters.members(matter.id()).stream()
                        .filter(member -> member.part() == Part.HANDLER)
                        .map(member -> names.getOrDefault(member.account(), ""))
                        .toList(),
                gate.may(Permission.EVIDENCE_READ, matter));
    }
}
