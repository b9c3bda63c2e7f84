/**
 * The organisation: rooms, accounts, their roles, and who is signed in.
 *
 * <p>Uses: {@code access}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.staff;

import org.jspecify.annotations.NullMarked;
