/**
 * The pages of case files.
 *
 * <p>Uses: {@code  the proposal to file, list, and one case with its story:casework.approval}, {@code casework.casefile}, {@code casework.draft}, {@code casework.evidence}, {@code casework.verification}, {@code procedure}, {@code workbench.errors}, {@code workbench.matter}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.casefile;

import org.jspecify.annotations.NullMarked;
