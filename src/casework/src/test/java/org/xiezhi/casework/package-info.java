/**
 * What tests of casework share: its stores on a database of their own, without a container.
 *
 * <p>Uses: every package of {@code casework}.
 */
@NullMarked
package org.xiezhi.casework;

import org.jspecify.annotations.NullMarked;
