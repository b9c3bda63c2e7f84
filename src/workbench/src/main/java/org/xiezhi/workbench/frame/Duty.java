package org.xiezhi.workbench.frame;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.access.Permission;

/**
 * A line of the navigation: a duty, not a table.
 *
 * @param name word of the concept; also folder of its pages and name of its icon
 * @param page the page that opens
 * @param demands what one of the reader's roles must bring; empty for everybody
 */
public record Duty(String name, String page, Optional<Permission> demands) {

    static final List<Duty> ALL = List.of(
            new Duty("index", "/index.xhtml", Optional.empty()),
            new Duty("clue", "/clue/list.xhtml", Optional.of(Permission.CLUE_LIST)),
            new Duty("casefile", "/casefile/list.xhtml", Optional.of(Permission.CASEFILE_LIST)),
            new Duty("custody", "/custody/list.xhtml", Optional.of(Permission.CUSTODY_LIST)),
            new Duty("approval", "/approval/inbox.xhtml", Optional.of(Permission.APPROVAL_LIST)),
            new Duty("audit", "/audit/trail.xhtml", Optional.of(Permission.AUDIT_READ)),
            new Duty("system", "/system/accounts.xhtml", Optional.of(Permission.ACCOUNT_LIST)));

    static List<Duty> of(Set<Permission> held) {
        return ALL.stream()
                .filter(duty -> duty.demands().map(held::contains).orElse(true))
                .toList();
    }
}
