/**
 * Where sealed containers lie: the store's interface, and the file system behind it. Sees ciphertext only.
 *
 * <p>Uses: the JDK.
 */
@NullMarked
package org.xiezhi.vault.store;

import org.jspecify.annotations.NullMarked;
