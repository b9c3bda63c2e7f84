package org.xiezhi.casework.custody;

import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.shared.Window;

/**
 * What the ledger is narrowed to.
 *
 * @param whereabouts all where it is null
 * @param overdue only what should have been stored or brought back by now
 */
public record CustodyFilter(@Nullable Whereabouts whereabouts, boolean overdue, Window window) {}
