@NullMarked
package org.xiezhi.workbench.paper;

import org.jspecify.annotations.NullMarked;
