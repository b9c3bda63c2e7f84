/**
 * Pages of the custody of things, the ledger and the card of one thing, and what is printed of the custody of evidence.
 *
 * <p>Uses: {@code casework.custody}, {@code workbench.words}, {@code workbench.errors}, {@code workbench.matter},
 * {@code workbench.paper}, {@code workbench.frame}.
 */
@NullMarked
package org.xiezhi.workbench.custody;

import org.jspecify.annotations.NullMarked;
