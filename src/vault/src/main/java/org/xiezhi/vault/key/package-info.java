/**
 * The key levels: a root key in a key store wraps unit keys, a unit key wraps matter keys, a matter key yields the keys for objects and fields.
 *
 * <p>Uses: {@code vault.shared}, Tink (HKDF), the JDK's AES-GCM and PKCS#12.
 */
@NullMarked
package org.xiezhi.vault.key;

import org.jspecify.annotations.NullMarked;
