/**
 * The pages of clues.
 *
 * <p>Uses: {@code  list, register, and one clue with the acts that its stage and its reader allow:access}, {@code casework.approval}, {@code casework.clue}, {@code casework.draft}, {@code casework.evidence}, {@code casework.shared}, {@code casework.staff}, {@code casework.verification}, {@code procedure}, {@code workbench.errors}, {@code workbench.matter}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.clue;

import org.jspecify.annotations.NullMarked;
