/**
 * What every feature needs: who acts, what time it is, ids, settings, input checks and the three kinds of "no".
 *
 * <p>Uses: {@code access}.
 */
@NullMarked
package org.xiezhi.casework.shared;

import org.jspecify.annotations.NullMarked;
