/**
 * A matter (事项): one clue and the case that grows from it. Who has a part in it, where it stands, and the gate that
 * every act on it passes.
 *
 * <p>Uses: {@code procedure}, {@code access}, {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.matter;

import org.jspecify.annotations.NullMarked;
