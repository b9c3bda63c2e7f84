package org.xiezhi.workbench.system;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.administration.AccountQueries;
import org.xiezhi.casework.administration.AccountQueries.Rights;
import org.xiezhi.casework.administration.RightsForm;
import org.xiezhi.casework.administration.RightsService;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** What an account may do: its roles, its room, the rooms it leads. */
@Named
@ViewScoped
public class RightsBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AccountQueries queries;

    @Inject
    private transient RightsService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    private @Nullable String id;
    private String loginName = "";
    private String displayName = "";
    private long version;
    private @Nullable String room;
    private String[] roles = {};
    private String[] ledRooms = {};

    public void open() {
        Rights rights = queries.rights(AddressId.of(id));
        loginName = rights.loginName();
        displayName = rights.displayName();
        version = rights.version();
        room = rights.room().map(UUID::toString).orElse(null);
        roles = rights.roles().stream().map(Enum::name).toArray(String[]::new);
        ledRooms = rights.ledRooms().stream().map(UUID::toString).toArray(String[]::new);
    }

    public String save() {
        Set<Role> chosen = Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet());
        Set<UUID> led = Arrays.stream(ledRooms).map(AddressId::of).collect(Collectors.toSet());
        UUID where = room == null || room.isBlank() ? null : AddressId.of(room);
        service.set(AddressId.of(id), new RightsForm(chosen, where, led, version));
        notices.done("system_rights.text.done", displayName);
        return "/system/accounts?faces-redirect=true";
    }

    public List<Choice> getAllRoles() {
        return Choice.of(Role.class, words::label);
    }

    public List<Choice> getRooms() {
        return staff.roomNames().entrySet().stream()
                .map(known -> new Choice(known.getKey().toString(), known.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Choice> getHandlingRooms() {
        return staff.handlingRooms().stream()
                .map(known -> new Choice(known.id().toString(), known.name()))
                .toList();
    }

    public String getLoginName() {
        return loginName;
    }

    public String getDisplayName() {
        return displayName;
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

    public String[] getRoles() {
        return roles.clone();
    }

    public void setRoles(String[] roles) {
        this.roles = roles.clone();
    }

    public String[] getLedRooms() {
        return ledRooms.clone();
    }

    public void setLedRooms(String[] ledRooms) {
        this.ledRooms = ledRooms.clone();
    }
}
