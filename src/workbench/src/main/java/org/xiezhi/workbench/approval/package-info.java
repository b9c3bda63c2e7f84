/**
 * Approval: the inbox, and one proposal beside its decision.
 *
 * <p>Uses: {@code casework.approval}, {@code casework.clue}, {@code casework.staff}, {@code workbench.words},
 * {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.approval;

import org.jspecify.annotations.NullMarked;
