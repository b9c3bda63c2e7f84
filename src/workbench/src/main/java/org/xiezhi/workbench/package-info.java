/**
 * The first pages: sign in, and the desk. The pages of a duty stand in the package of its folder.
 *
 * <p>Uses: {@code accessshiro}, {@code casework.desk}, {@code casework.shared}, {@code casework.staff}, {@code workbench.session}, {@code workbench.audit}.
 */
@NullMarked
package org.xiezhi.workbench;

import org.jspecify.annotations.NullMarked;
