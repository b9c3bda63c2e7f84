/**
 * Clues (问题线索): registered by case supervision, assigned to a room by the chief, handled by named inspectors.
 *
 * <p>Uses: {@code procedure}, {@code access}, {@code casework.approval}, {@code casework.matter}, {@code casework.staff},
 * {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.clue;

import org.jspecify.annotations.NullMarked;
