package org.xiezhi.workbench.matter;

import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.Window;

/** Numbers as an address carries them: whatever is no number of ours counts as none. */
public final class AddressNumber {

    private AddressNumber() {}

    /** The window nearest to what the address asks for. */
    public static Window window(@Nullable String first, @Nullable String size) {
        return Window.asked(number(first), number(size));
    }

    private static int number(@Nullable String text) {
        // Nine digits always fit; a longer number is no page of ours.
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
