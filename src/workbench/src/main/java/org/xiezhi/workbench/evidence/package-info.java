/**
 * Evidence: upload by tus beside Faces, the record, and the original opened in the page.
 *
 * <p>Uses: {@code casework.evidence}, {@code vault}, {@code workbench.words}, {@code workbench.errors}.
 */
@NullMarked
package org.xiezhi.workbench.evidence;

import org.jspecify.annotations.NullMarked;
