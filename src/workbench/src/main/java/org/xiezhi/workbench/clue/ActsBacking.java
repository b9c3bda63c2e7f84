package org.xiezhi.workbench.clue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.clue.ClueQueries.Opened;
import org.xiezhi.casework.clue.ClueService;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;

/** The acts on a clue's own page: propose a room again, name the handlers. */
@Named("clueActs")
@ViewScoped
public class ActsBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ClueService service;

    @Inject
    private StaffQueries staff;

    @Inject
    private ViewBacking page;

    @Inject
    private Notices notices;

    private @Nullable String room;
    private String[] handlers = {};

    public String proposeRoom() {
        UUID clue = page.getClue().id();
        service.proposeAssignment(clue, Rooms.id(room));
        notices.done("clue_view.text.room_proposed");
        return again(clue);
    }

    public String nameHandlers() {
        UUID clue = page.getClue().id();
        Set<UUID> chosen = Arrays.stream(handlers).map(UUID::fromString).collect(Collectors.toSet());
        service.nameHandlers(clue, chosen);
        notices.done("clue_view.text.handlers_named");
        return again(clue);
    }

    private static String again(UUID clue) {
        return "/clue/view?faces-redirect=true&id=" + clue;
    }

    public List<Choice> getRooms() {
        return Rooms.choices(staff.handlingRooms());
    }

    /** The inspectors of the clue's room. */
    public List<Choice> getInspectors() {
        Opened clue = page.getClue();
        return clue.roomId().map(staff::inspectorsOf).orElse(List.of()).stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
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
