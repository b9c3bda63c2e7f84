/**
 * What every feature needs: who acts, what time it is, ids, settings, input checks, the three kinds of "no", and how
 * somebody outside is asked.
 *
 * <p>Uses: {@code access}.
 */
@NullMarked
package org.xiezhi.casework.shared;

import org.jspecify.annotations.NullMarked;
