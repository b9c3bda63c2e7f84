/**
 * The pages of the preliminary verification.
 *
 * <p>Uses: {@code  the request, and the report with its signatures:casework.draft}, {@code casework.verification}, {@code procedure}, {@code workbench.errors}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.verification;

import org.jspecify.annotations.NullMarked;
