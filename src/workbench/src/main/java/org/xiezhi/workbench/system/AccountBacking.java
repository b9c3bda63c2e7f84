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
import org.xiezhi.casework.administration.AccountService;
import org.xiezhi.casework.staff.AccountForm;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** A new account. */
@Named
@ViewScoped
public class AccountBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AccountService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    private final TypedPerson person = new TypedPerson();
    private @Nullable String room;
    private String[] roles = {};
    private String[] ledRooms = {};

    public String make() {
        Set<Role> chosen = Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet());
        Set<UUID> led = Arrays.stream(ledRooms).map(AddressId::of).collect(Collectors.toSet());
        service.make(new AccountForm(
                person.getLoginName(),
                person.getDisplayName(),
                person.password(),
                room == null || room.isBlank() ? null : AddressId.of(room),
                chosen,
                led));
        notices.done("system_account.text.done");
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

    public TypedPerson getPerson() {
        return person;
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
