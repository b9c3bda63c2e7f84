/**
 * The trail of who did what to which matter. Append, read, prove; nothing here can change or remove an entry.
 *
 * <p>Uses: {@code ledger}, {@code access}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.audit;

import org.jspecify.annotations.NullMarked;
