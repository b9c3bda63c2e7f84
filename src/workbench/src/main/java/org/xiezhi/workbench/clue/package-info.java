/**
 * Clues: list, registration, and one clue with all that can be done with it.
 *
 * <p>Uses: {@code casework.clue}, {@code casework.evidence}, {@code casework.staff}, {@code workbench.matter},
 * {@code workbench.words}, {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.clue;

import org.jspecify.annotations.NullMarked;
