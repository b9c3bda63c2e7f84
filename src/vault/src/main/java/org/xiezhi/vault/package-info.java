/**
 * The encrypted evidence store: takes an original in, seals it before it touches the disk, gives it back verified.
 *
 * <p>Uses: {@code vault.key}, {@code vault.store}, {@code vault.shared}, Tink (streaming AEAD).
 */
@NullMarked
package org.xiezhi.vault;

import org.jspecify.annotations.NullMarked;
