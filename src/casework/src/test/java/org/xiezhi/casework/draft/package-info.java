@NullMarked
package org.xiezhi.casework.draft;

import org.jspecify.annotations.NullMarked;
