package org.xiezhi.casework.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** One thing that happened to a matter: when, by whom, by which articles. */
public sealed interface Moment {

    Instant at();

    Who who();

    /** Short citations, such as {@code GZ(2019) 38}. */
    List<String> articles();

    /**
     * Who did it.
     *
     * @param roles those of the account as it is now
     */
    record Who(String name, Set<Role> roles) {

        public Who {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A step on one's own authority, or a proposal.
     *
     * @param round which time it was proposed; 0 for what is no proposal
     */
    record Taken(Instant at, Who who, List<String> articles, Step step, Stage reached, String remark, int round)
            implements Moment {

        public Taken {
            articles = List.copyOf(articles);
        }
    }

    /**
     * A level's answer to a proposal.
     *
     * @param step the proposal that was passed on; or the step that ended it
     * @param held the level of who answered; above {@code level} if he stood in
     * @param reached the stage it led to; empty if it only went on to the next level
     */
    record Decided(
            Instant at,
            Who who,
            List<String> articles,
            Step step,
            Decision decision,
            Level level,
            Level held,
            String reason,
            Optional<Stage> reached)
            implements Moment {

        public Decided {
            articles = List.copyOf(articles);
        }
    }

    /** A proposal lost its ground by an act of somebody; its chain starts anew. */
    record WentStale(Instant at, Who who, List<String> articles, Step proposal, Stage reached) implements Moment {

        public WentStale {
            articles = List.copyOf(articles);
        }
    }

    /** An item of evidence came in; its name stays with those who open it. */
    record EvidenceAdded(Instant at, Who who, List<String> articles, int item, String kind) implements Moment {

        public EvidenceAdded {
            articles = List.copyOf(articles);
        }
    }

    /** An item went into other hands, or a copy of it left the system. */
    record Handled(Instant at, Who who, List<String> articles, int item, Handling handling) implements Moment {

        public Handled {
            articles = List.copyOf(articles);
        }
    }

    /**
     * A member signed the report.
     *
     * @param stands whether the text is still the one he signed
     */
    record Signed(Instant at, Who who, List<String> articles, boolean stands) implements Moment {

        public Signed {
            articles = List.copyOf(articles);
        }
    }

    /** The matter became a case with this number. */
    record Filed(Instant at, Who who, List<String> articles, String number) implements Moment {

        public Filed {
            articles = List.copyOf(articles);
        }
    }
}
