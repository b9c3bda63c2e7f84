package org.xiezhi.workbench.clue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.clue.ClueQueries;
import org.xiezhi.casework.clue.ClueQueries.Opened;
import org.xiezhi.casework.clue.ClueService;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Stage;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;

/** One clue: what it says, where it stands, and what the reader may do with it now. */
@Named
@ViewScoped
public class ClueBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ClueQueries clues;

    @Inject
    private transient ClueService service;

    @Inject
    private transient EvidenceQueries evidence;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Notices notices;

    private @Nullable String id;
    private @Nullable String room;
    private String[] handlers = {};
    private transient @Nullable Opened opened;
    private transient @Nullable List<EvidenceQueries.Line> items;

    public void open() {
        opened = clues.open(AddressId.of(id));
    }

    public Opened getClue() {
        if (opened == null) {
            open();
        }
        return Objects.requireNonNull(opened);
    }

    /** Whether the act is the reader's, and it is time for it. */
    public boolean offers(String permission, String stage) {
        return getClue().offered().contains(Permission.valueOf(permission))
                && getClue().stage() == Stage.valueOf(stage);
    }

    /** Whether evidence may be added at this stage: from the naming of handlers on. */
    public boolean isTakesEvidence() {
        return getClue().offered().contains(Permission.EVIDENCE_ADD)
                && getClue().stage().compareTo(Stage.HANDLING) >= 0;
    }

    /** Whether there is a record of custody to print, and it is the reader's to print. */
    public boolean isPrintsEvidence() {
        return getClue().offered().contains(Permission.EVIDENCE_EXPORT)
                && !getItems().isEmpty();
    }

    /** Whether there is an original to take out, and it is the reader's to do so. */
    public boolean isBagsEvidence() {
        return getClue().offered().contains(Permission.EVIDENCE_EXPORT)
                && getItems().stream().anyMatch(item -> !item.sha256().isEmpty());
    }

    public List<EvidenceQueries.Line> getItems() {
        List<EvidenceQueries.Line> found = items;
        if (found == null) {
            found = getClue().offered().contains(Permission.EVIDENCE_READ)
                    ? evidence.list(getClue().matter())
                    : List.of();
            items = found;
        }
        return found;
    }

    public List<Choice> getInspectors() {
        return getClue().roomId().map(staff::inspectorsOf).orElse(List.of()).stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
    }

    public List<Choice> getRooms() {
        return staff.handlingRooms().stream()
                .map(known -> new Choice(known.id().toString(), known.name()))
                .toList();
    }

    public String nameHandlers() {
        Set<UUID> chosen = Arrays.stream(handlers).map(UUID::fromString).collect(Collectors.toSet());
        service.nameHandlers(AddressId.of(id), chosen);
        return done("clue_view.text.handlers_named");
    }

    public String proposeRoom() {
        service.proposeAssignment(AddressId.of(id), room == null || room.isEmpty() ? null : UUID.fromString(room));
        return done("clue_view.text.room_proposed");
    }

    private String done(String key) {
        notices.done(key);
        return "/clue/view?faces-redirect=true&id=" + id;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room;
    }

    public String[] getHandlers() {
        return handlers.clone();
    }

    public void setHandlers(String[] handlers) {
        this.handlers = handlers.clone();
    }
}
