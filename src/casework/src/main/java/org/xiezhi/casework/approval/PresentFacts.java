package org.xiezhi.casework.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.procedure.Step;

/** What a proposal would say if it were made now: a decision stands only on a document that still says that. */
@ApplicationScoped
public class PresentFacts {

    @Inject
    private TheRulebook rulebook;

    @Inject
    @Any
    private Instance<Proposable> proposables;

    ProposalDocument of(Proposal proposal) {
        ProposalDocument then = proposal.document();
        ProposalDocument now = new ProposalDocument(
                then.step(),
                then.matter(),
                rulebook.get().version(),
                then.given(),
                proposable(then.step()).facts(then.matter()));
        // Written and read once, so that both sides of a comparison have the forms of the stored document.
        return ProposalDocument.parse(now.bytes());
    }

    Proposable proposable(Step step) {
        return proposables.stream()
                .filter(candidate -> candidate.step() == step)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a proposable for " + step + ", found none"));
    }
}
