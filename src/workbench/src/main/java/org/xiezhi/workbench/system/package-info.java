/**
 * The administrators' pages: accounts, the state of the system, and the first start.
 *
 * <p>Uses: {@code casework.administration}, {@code casework.staff}, {@code workbench.words}, {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.system;

import org.jspecify.annotations.NullMarked;
