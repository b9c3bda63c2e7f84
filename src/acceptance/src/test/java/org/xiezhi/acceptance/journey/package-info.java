/**
 * What people do in a browser, told step by step.
 *
 * <p>Uses: {@code acceptance.product}.
 */
@NullMarked
package org.xiezhi.acceptance.journey;

import org.jspecify.annotations.NullMarked;
