/**
 * Encrypts short texts of the database under the key of their matter, each bound to its place.
 *
 * <p>Uses: {@code vault.key}, {@code vault.shared}.
 */
@NullMarked
package org.xiezhi.vault.field;

import org.jspecify.annotations.NullMarked;
