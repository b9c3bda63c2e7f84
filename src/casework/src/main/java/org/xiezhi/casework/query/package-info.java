/**
 * Queries (审计询问): the auditor asks a room about an entry, with a day; the room answers; he accepts the answer or asks again.
 *
 * <p>Uses: {@code access}, {@code casework.matter} (the gate, the numbers, who is barred), {@code casework.staff}, {@code casework.audit},
 * {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.query;

import org.jspecify.annotations.NullMarked;
