/**
 * The timeline (时间线) of a matter: everything that happened to it in one order, and where it stands.
 *
 * <p>Uses: {@code procedure}, {@code access}, {@code casework.casefile}, {@code casework.verification},
 * {@code casework.evidence}, {@code casework.approval}, {@code casework.matter}, {@code casework.staff},
 * {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.timeline;

import org.jspecify.annotations.NullMarked;
