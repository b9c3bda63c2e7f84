/**
 * What the pages say: bundles in three languages, one map of keys for expressions, and days, times and money as text.
 *
 * <p>Uses: {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.workbench.words;

import org.jspecify.annotations.NullMarked;
