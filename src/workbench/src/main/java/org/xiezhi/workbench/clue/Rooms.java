package org.xiezhi.workbench.clue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.staff.StaffQueries.RoomName;
import org.xiezhi.workbench.words.Choice;

/** Rooms as a form offers them and as it sends them back. */
final class Rooms {

    private Rooms() {}

    static List<Choice> choices(List<RoomName> rooms) {
        return rooms.stream()
                .map(room -> new Choice(room.id().toString(), room.name()))
                .toList();
    }

    /** The chosen room; Faces has let none through that the form did not offer. */
    static @Nullable UUID id(@Nullable String chosen) {
        return chosen == null || chosen.isEmpty() ? null : UUID.fromString(chosen);
    }
}
