/** What is printed: PDF with its own typeface, watermark, page numbers. Knows no feature. */
@NullMarked
package org.xiezhi.workbench.paper;

import org.jspecify.annotations.NullMarked;
