/**
 * Values and the one alarm that every part of the vault speaks of.
 *
 * <p>Uses: nothing.
 */
@NullMarked
package org.xiezhi.vault.shared;

import org.jspecify.annotations.NullMarked;
