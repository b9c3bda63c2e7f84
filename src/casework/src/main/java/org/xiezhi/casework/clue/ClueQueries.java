package org.xiezhi.casework.clue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Stage;

/** Clues as the reader may see them: what he may not know is neither listed nor counted. */
@Stateless
public class ClueQueries {

    /** One screen's search; whoever needs more narrows it. */
    private static final int MOST_ROWS = 500;

    private static final Set<Permission> OFFERED = EnumSet.of(
            Permission.CLUE_PROPOSE_ASSIGNMENT,
            Permission.CLUE_NAME_HANDLERS,
            Permission.EVIDENCE_ADD,
            Permission.EVIDENCE_READ,
            Permission.VERIFICATION_PROPOSE,
            Permission.VERIFICATION_REPORT,
            Permission.VERIFICATION_SIGN,
            Permission.FILING_PROPOSE,
            Permission.APPROVAL_READ,
            Permission.CASEFILE_READ);

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

    /** The clues that the reader may know, the newest first; the words narrow by number, person, unit and text. */
    public List<Line> list(@Nullable String words) {
        gate.require(Permission.CLUE_LIST);
        String sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        Map<UUID, String> rooms = staff.roomNames();
        List<Line> lines = clues.all().stream()
                .filter(clue -> matches(clue, sought))
                .filter(clue -> gate.may(Permission.CLUE_READ, matterOf(clue)))
                .limit(MOST_ROWS)
                .map(clue -> line(clue, rooms))
                .toList();
        trail.append(
                Act.CLUES_LISTED,
                Subject.of("clue"),
                Map.of(Value.COUNT, Integer.toString(lines.size()), Value.SOUGHT, sought));
        return lines;
    }

    private static boolean matches(Clue clue, String sought) {
        return sought.isEmpty()
                || String.join(
                                "\n",
                                clue.number(),
                                clue.personName(),
                                clue.personUnit(),
                                clue.personPost(),
                                clue.allegation())
                        .toLowerCase(Locale.ROOT)
                        .contains(sought);
    }

    private Line line(Clue clue, Map<UUID, String> rooms) {
        Matter matter = matterOf(clue);
        return new Line(
                clue.id(),
                clue.number(),
                clue.personName(),
                clue.personUnit(),
                clue.label(),
                clue.rankCategory(),
                clue.received(),
                matter.stage(),
                matter.handlingRoom().map(room -> rooms.getOrDefault(room, "")).orElse(""));
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

    private Matter matterOf(Clue clue) {
        return matters.find(clue.matter()).orElseThrow();
    }
}
