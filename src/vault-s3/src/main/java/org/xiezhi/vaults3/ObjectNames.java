package org.xiezhi.vaults3;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of objects: those that the folder has below {@code evidence/}, so that the one can be copied into the other. They tell nothing but an id.
 *
 * @param prefix before all of them
 */
record ObjectNames(String prefix) {

    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{2}/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.xzec");

    /** Before the name of each container. */
    String objects() {
        return prefix + "objects/";
    }

    String of(UUID objectId) {
        String id = objectId.toString();
        return objects() + id.substring(id.length() - 2) + "/" + id + ".xzec";
    }

    /** The object that by this is at the start tried to be written twice; it holds nothing and stays. */
    String probe() {
        return prefix + "probe";
    }

    /** Empty for what somebody else put there. */
    Optional<UUID> idOf(String name) {
        Matcher matcher =
                NAME.matcher(name.substring(Math.min(name.length(), objects().length())));
        Optional<UUID> id = matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
        return id.filter(found -> of(found).equals(name));
    }
}
