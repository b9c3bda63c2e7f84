package org.xiezhi.casework.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Proposable;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.ClueFacts;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.NumberCounter;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;

/** 立案呈批: the reasons and the evidence on which a case is to be filed (GZ 37, 38). */
@ApplicationScoped
public class FilingProposable implements Proposable {

    /** Series of case numbers: 立案. */
    private static final String SERIES = "LA";

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Clues clues;

    @Inject
    private EvidenceItems evidence;

    @Inject
    private NumberCounter numbers;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    @Override
    public Step step() {
        return Step.PROPOSE_FILING;
    }

    @Override
    public RankCategory category(UUID matter) {
        return clues.of(matter).rankCategory();
    }

    @Override
    public SortedMap<String, @Nullable Object> facts(UUID matter) {
        SortedMap<String, @Nullable Object> facts = ClueFacts.of(clues.of(matter));
        facts.put("evidence", evidence.facts(matter));
        return facts;
    }

    @Override
    public void approved(Matter matter, Proposal proposal) {
        SortedMap<String, @Nullable Object> given = proposal.document().given();
        CaseFile file = new CaseFile(
                clock.nextId(),
                matter.id(),
                numbers.next(SERIES, clock.today().getYear()),
                String.valueOf(given.get("title")),
                String.valueOf(given.get("reasons")),
                clock.now());
        caseFiles.add(file);
        trail.append(
                Act.CASE_FILED,
                Subject.of("casefile", file.id(), matter.id()),
                Map.of(Value.NUMBER, file.number()),
                new Row("casefile", file.id()));
    }
}
