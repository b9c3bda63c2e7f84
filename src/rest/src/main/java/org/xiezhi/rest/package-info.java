/**
 * The interface for programs, under {@code /api}: keeps no session, says nothing that is not asked for.
 *
 * <p>Uses: nothing but its own features.
 */
@NullMarked
package org.xiezhi.rest;

import org.jspecify.annotations.NullMarked;
