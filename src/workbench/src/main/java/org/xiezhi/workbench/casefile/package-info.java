/**
 * Cases: the proposal to file, the list, and one case with its timeline.
 *
 * <p>Uses: {@code casework.casefile}, {@code casework.evidence}, {@code casework.verification}, {@code workbench.words},
 * {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.casefile;

import org.jspecify.annotations.NullMarked;
