/**
 * What stands around every page: product, organ, language, who is signed in, and the duties that his roles bring.
 *
 * <p>Uses: {@code access}, {@code casework.shared}, {@code casework.staff}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.frame;

import org.jspecify.annotations.NullMarked;
