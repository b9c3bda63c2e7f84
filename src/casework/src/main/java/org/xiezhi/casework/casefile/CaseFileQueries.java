package org.xiezhi.casework.casefile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Stage;

/** Case files as the reader may see them. */
@Stateless
public class CaseFileQueries {

    private static final int MOST_ROWS = 500;

    @Inject
    private CaseFiles caseFiles;

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
            String secretLevel,
            String room,
            List<String> handlers,
            boolean mayReadEvidence) {}

    /** The cases that the reader may know, the newest first. */
    public List<Line> list(@Nullable String words) {
        gate.require(Permission.CASEFILE_LIST);
        String sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        Map<UUID, String> rooms = staff.roomNames();
        List<Line> lines = caseFiles.all().stream()
                .filter(file -> gate.may(Permission.CASEFILE_READ, matterOf(file)))
                .map(file -> line(file, rooms))
                .filter(line -> sought.isEmpty()
                        || (line.number() + "\n" + line.title() + "\n" + line.personName())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                .limit(MOST_ROWS)
                .toList();
        trail.append(
                Act.CASEFILES_LISTED,
                Subject.of("casefile"),
                Map.of(Value.COUNT, Integer.toString(lines.size()), Value.SOUGHT, sought));
        return lines;
    }

    private Line line(CaseFile file, Map<UUID, String> rooms) {
        Clue clue = clues.of(file.matter());
        Matter matter = matterOf(file);
        return new Line(
                file.id(),
                file.number(),
                file.title(),
                clue.personName(),
                clue.label(),
                matter.handlingRoom().map(room -> rooms.getOrDefault(room, "")).orElse(""),
                file.filed(),
                matter.stage());
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
                clue.secretLevel(),
                matter.handlingRoom().map(room -> rooms.getOrDefault(room, "")).orElse(""),
                matters.members(matter.id()).stream()
                        .filter(member -> member.part() == Part.HANDLER)
                        .map(member -> names.getOrDefault(member.account(), ""))
                        .toList(),
                gate.may(Permission.EVIDENCE_READ, matter));
    }

    private Matter matterOf(CaseFile file) {
        return matters.find(file.matter()).orElseThrow();
    }
}
