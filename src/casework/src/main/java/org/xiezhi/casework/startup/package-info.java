/**
 * The start and the stop: schema, keys, first organisation, integration of the trail.
 *
 * <p>Uses: every other package of {@code casework}.
 */
@NullMarked
package org.xiezhi.casework.startup;

import org.jspecify.annotations.NullMarked;
