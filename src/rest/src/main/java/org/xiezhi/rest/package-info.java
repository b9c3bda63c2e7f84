/**
 * The interface for programs, under {@code /api}: keeps no session, says nothing that is not asked for.
 *
 * <p>Uses: {@code ledger}.
 */
@NullMarked
package org.xiezhi.rest;

import org.jspecify.annotations.NullMarked;
