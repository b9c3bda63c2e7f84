/**
 * Says to monitoring whether the product runs and whether it can take work.
 *
 * <p>Uses: {@code casework.startup}.
 */
@NullMarked
package org.xiezhi.rest.health;

import org.jspecify.annotations.NullMarked;
