package org.xiezhi.casework.casefile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.procedure.Step;

/** Proposes that a verified matter be filed as a case. The entry is left by the proposal it opens. */
@Stateless
public class FilingService {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_REASONS = 8_000;

    @Inject
    private Clues clues;

    @Inject
    private EvidenceItems evidence;

    @Inject
    private Gate gate;

    @Inject
    private ProposalService proposals;

    /** Sends the filing report (立案审查调查呈批报告) up its chain. */
    @Requires(Permission.FILING_PROPOSE)
    public UUID propose(UUID matterId, FilingForm form) {
        Matter matter = gate.requireLocked(Permission.FILING_PROPOSE, matterId);
        gate.requireStep(matter, Step.PROPOSE_FILING);
        InputCheck check = new InputCheck();
        SortedMap<String, @Nullable Object> given = new TreeMap<>();
        given.put("title", check.required("title", form.title(), LONGEST_TITLE));
        given.put("reasons", check.required("reasons", form.reasons(), LONGEST_REASONS));
        check.orRefuse();
        if (evidence.of(matterId).isEmpty()) {
            // GZ 37: part of the facts and evidence must be known.
            throw gate.refuse(
                    Step.PROPOSE_FILING.name(),
                    Subject.of("matter", matterId, matterId),
                    List.of(new Refusal("filing.evidence_missing", List.of(), List.of("GZ(2019) 37"))));
        }
        return proposals
                .propose(matter, Step.PROPOSE_FILING, given, clues.of(matterId).number())
                .id();
    }
}
