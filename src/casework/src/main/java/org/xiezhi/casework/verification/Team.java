package org.xiezhi.casework.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;

/** The verification team (核查组): the handlers of the matter. */
@ApplicationScoped
public class Team {

    @Inject
    private Matters matters;

    Set<UUID> members(UUID matter) {
        return matters.members(matter).stream()
                .filter(member -> member.part() == Part.HANDLER)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
    }

    /** For documents: the same members give the same text. */
    List<String> ids(UUID matter) {
        return members(matter).stream().map(UUID::toString).sorted().toList();
    }
}
