package org.xiezhi.casework.verification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
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
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** The verification of a matter as its team and its leaders read it. */
@Stateless
public class VerificationQueries {

    @Inject
    private Reports reports;

    @Inject
    private Team team;

    @Inject
    private Clues clues;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    /** A member of the team, and when he signed the text as it stands. */
    public record Member(String name, Optional<Instant> signed) {}

    /**
     * The report opened for reading.
     *
     * @param version what a writer must hand back
     * @param hash what a signer signs
     * @param mySignatureStands whether the reader signed this text
     */
    public record Opened(
            UUID matter,
            UUID clue,
            String number,
            Stage stage,
            String plan,
            String findings,
            String basis,
            String outcome,
            long version,
            String hash,
            List<Member> members,
            boolean mySignatureStands,
            boolean allSigned) {}

    /** What a form says about the chain before anything is sent. */
    public record Chain(List<Level> levels, List<Article> articles, List<Article> chainArticles) {}

    /** The report, or an empty one where none was begun; a look that leaves an entry. */
    public Opened open(UUID matterId) {
        Matter matter = gate.require(Permission.CLUE_READ, matterId);
        gate.require(Permission.EVIDENCE_READ, matterId);
        trail.append(
                Act.REPORT_OPENED,
                Subject.of("verification", matterId, matterId),
                Map.of(Value.NUMBER, clues.of(matterId).number()));
        VerificationReport report =
                reports.find(matterId).orElseGet(() -> new VerificationReport(matterId, matterId, ""));
        Map<UUID, Instant> signed = new java.util.HashMap<>();
        reports.signatures(report).stream()
                .filter(signature -> signature.under(report.hash()))
                .forEach(signature -> signed.put(signature.account(), signature.signed()));
        Map<UUID, String> names = staff.names();
        Set<UUID> members = team.members(matterId);
        return new Opened(
                matterId,
                clues.of(matterId).id(),
                clues.of(matterId).number(),
                matter.stage(),
                report.plan(),
                report.findings(),
                report.basis(),
                report.outcome(),
                report.version(),
                report.hash(),
                members.stream()
                        .map(member ->
                                new Member(names.getOrDefault(member, ""), Optional.ofNullable(signed.get(member))))
                        .sorted(java.util.Comparator.comparing(Member::name))
                        .toList(),
                signed.containsKey(actor.get().account()),
                !members.isEmpty() && signed.keySet().containsAll(members));
    }

    /** Who will approve a step of this matter, and by which articles. */
    public Chain chain(UUID matterId, Step proposal) {
        gate.require(Permission.CLUE_READ, matterId);
        return new Chain(
                rulebook.get().chain(proposal, clues.of(matterId).rankCategory()),
                rulebook.get().articles(proposal),
                rulebook.get().chainArticles(proposal));
    }
}
