/**
 * Pages of the custody of things: the ledger and the card of one thing.
 *
 * <p>Uses: {@code casework.custody}, {@code workbench.words}, {@code workbench.errors}, {@code workbench.matter}.
 */
@NullMarked
package org.xiezhi.workbench.custody;

import org.jspecify.annotations.NullMarked;
