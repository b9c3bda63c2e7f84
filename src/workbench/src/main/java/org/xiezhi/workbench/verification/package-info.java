/**
 * Preliminary verification: the request with its plan, and the report with its signatures.
 *
 * <p>Uses: {@code casework.verification}, {@code workbench.words}, {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.verification;

import org.jspecify.annotations.NullMarked;
