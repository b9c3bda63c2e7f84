/**
 * The edge of the workbench: headers of every answer, where a request comes from, whose session it is, and its end.
 *
 * <p>Uses: {@code accessshiro}, {@code casework.shared}, {@code casework.staff}, {@code casework.draft},
 * {@code workbench.drafts}, {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.session;

import org.jspecify.annotations.NullMarked;
