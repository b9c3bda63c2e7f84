/**
 * Evidence (证据): received in pieces, hashed and encrypted before it touches the disk, opened only with an entry.
 *
 * <p>Uses: {@code vault}, {@code procedure}, {@code access}, {@code casework.approval}, {@code casework.clue},
 * {@code casework.matter}, {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.evidence;

import org.jspecify.annotations.NullMarked;
