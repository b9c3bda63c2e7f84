package org.xiezhi.workbench.errors;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.NotFoundException;

/** The id in an address. */
public final class AddressId {

    /** The one spelling that our links have; {@link UUID#fromString} would take shorter ones as well. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AddressId() {}

    /**
     * The id that stands in an address.
     *
     * @throws NotFoundException if it is none: an address that nobody made is an unknown one
     */
    public static UUID of(@Nullable String text) {
        if (text == null || !WRITTEN.matcher(text).matches()) {
            throw new NotFoundException("expected an id in the address, found none");
        }
        return UUID.fromString(text);
    }
}
