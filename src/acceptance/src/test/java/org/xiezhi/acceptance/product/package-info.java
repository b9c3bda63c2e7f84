/**
 * Starts the product as people get it and drives it with a browser.
 *
 * <p>Uses: the distribution in {@code ear/target/xiezhi}.
 */
@NullMarked
package org.xiezhi.acceptance.product;

import org.jspecify.annotations.NullMarked;
