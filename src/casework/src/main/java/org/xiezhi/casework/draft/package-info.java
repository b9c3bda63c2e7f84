/**
 * What somebody has typed and not yet sent: kept per account and form until it is sent or discarded.
 *
 * <p>Uses: {@code casework.evidence} (its keys), {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.draft;

import org.jspecify.annotations.NullMarked;
