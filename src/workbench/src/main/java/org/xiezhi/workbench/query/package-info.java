/**
 * What the auditor asks a room, on the side of the room.
 *
 * <p>Uses: {@code casework.query}, {@code casework.staff}, {@code workbench.audit} (entries in words), {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.query;

import org.jspecify.annotations.NullMarked;
