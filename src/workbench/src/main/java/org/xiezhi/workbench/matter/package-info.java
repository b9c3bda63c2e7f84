/**
 * How a matter's way is shown on every page about it: where it stands, who has it until when, its tabs and its story.
 *
 * <p>Uses: {@code casework.timeline}, {@code casework.approval}, {@code casework.matter}, {@code casework.shared},
 * {@code access}, {@code procedure}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.matter;

import org.jspecify.annotations.NullMarked;
