package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.Alarm;
import org.xiezhi.casework.auditor.AlarmService;
import org.xiezhi.casework.auditor.StateQueries;
import org.xiezhi.casework.auditor.StateQueries.State;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.casework.witness.WitnessState;

/** The state of the trail at a glance, and the answers to its alarms. */
@Named("trailState")
@ViewScoped
public class StateBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient StateQueries queries;
    private transient AlarmService alarms;
    private transient StaffQueries staff;
    private transient @Nullable State state;
    private transient Map<UUID, String> people = Map.of();
    private @Nullable UUID answering;
    private @Nullable String answer;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected StateBacking() {}

    @Inject
    StateBacking(StateQueries queries, AlarmService alarms, StaffQueries staff) {
        this.queries = queries;
        this.alarms = alarms;
        this.staff = staff;
    }

    public void open() {
        state = queries.state();
        people = staff.names();
    }

    /** Opens the form for the answer to one alarm. */
    public void begin(UUID alarm) {
        answering = alarm;
        answer = null;
    }

    public void answer() {
        if (answering != null) {
            alarms.answer(answering, answer);
            answering = null;
            answer = null;
        }
        open();
    }

    public void cancel() {
        answering = null;
        answer = null;
    }

    public @Nullable State getState() {
        if (state == null) {
            open();
        }
        return state;
    }

    public @Nullable WitnessState getWitnesses() {
        State now = getState();
        return now == null ? null : now.witnesses().orElse(null);
    }

    /** Who answered it. */
    public String by(Alarm alarm) {
        return alarm.answeredBy()
                .map(account -> people.getOrDefault(account, ""))
                .orElse("");
    }

    public @Nullable UUID getAnswering() {
        return answering;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }
}
