package org.xiezhi.workbench.matter;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.timeline.Position;
import org.xiezhi.casework.timeline.TimelineQueries;
import org.xiezhi.workbench.matter.Story.Line;

/** What the pages of one matter have in common: where it stands, its tabs, its proposals and its story. */
@Named
@RequestScoped
public class MatterBacking {

    /** The level of the rulebook's catalogue that needs no band. */
    private static final String NO_SECRET = "NONE";

    @Inject
    private TimelineQueries timeline;

    @Inject
    private Standings standings;

    @Inject
    private Story story;

    @Inject
    private OpenTab open;

    private @Nullable Position position;
    private @Nullable String secretLevel;
    private @Nullable List<Line> lines;

    /** The position of the matter of this page, read once a request. */
    public Position position(UUID matter) {
        Position found = position;
        if (found == null || !found.matter().equals(matter)) {
            found = timeline.position(matter);
            position = found;
        }
        return found;
    }

    /** Whether the matter of this page bears a secret level, which then stands above everything else. */
    public boolean secret(UUID matter) {
        return !secretLevel(matter).equals(NO_SECRET);
    }

    /** The code of the secret level of the matter of this page, read once a request. */
    public String secretLevel(UUID matter) {
        String found = secretLevel;
        if (found == null) {
            found = timeline.secretLevel(matter);
            secretLevel = found;
        }
        return found;
    }

    public Standing standing(UUID matter) {
        return standings.of(position(matter));
    }

    /** The story of the matter of this page, read once a request. */
    public List<Line> story(UUID matter) {
        List<Line> found = lines;
        if (found == null) {
            found = story.of(timeline.moments(matter));
            lines = found;
        }
        return found;
    }

    /** The colour of a round of a proposal. */
    public String toneOf(Proposal.State state) {
        return switch (state) {
            case OPEN -> "blue";
            case APPROVED -> "green";
            case RETURNED, STALE -> "amber";
            case REFUSED -> "red";
        };
    }

    /** The colour of a level's answer. */
    public String toneOfAnswer(Decision decision) {
        return Story.tone(decision);
    }

    public List<Tab> getTabs() {
        return List.of(Tab.values());
    }

    /** Whether this tab is open. */
    public boolean shows(String name) {
        return Tab.of(open.getAddress()) == Tab.valueOf(name);
    }

    public @Nullable String getTab() {
        return open.getAddress();
    }

    public void setTab(@Nullable String tab) {
        open.setAddress(tab);
    }
}
