package org.xiezhi.workbench.clue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;

/** The parts of a clue's page; each is a look of its own and is read only when it is opened. */
public enum CluePart {
    FACTS(null),
    VERIFICATION(Permission.EVIDENCE_READ),
    EVIDENCE(Permission.EVIDENCE_READ),
    APPROVAL(Permission.APPROVAL_READ),
    TIMELINE(null);

    private final @Nullable Permission demands;

    CluePart(@Nullable Permission demands) {
        this.demands = demands;
    }

    static List<CluePart> of(Set<Permission> offered) {
        return Arrays.stream(values())
                .filter(part ->
                        Optional.ofNullable(part.demands).map(offered::contains).orElse(true))
                .toList();
    }

    /** As the address names it. */
    public String tab() {
        return name().toLowerCase(Locale.ROOT);
    }
}
