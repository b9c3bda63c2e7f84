/**
 * The procedure as data: reads the rulebook and answers, with reasons and articles, what may be done now, who decides and until when.
 *
 * <p>Uses: nothing of ours; snakeyaml-engine to read the rulebook.
 */
@NullMarked
package org.xiezhi.procedure;

import org.jspecify.annotations.NullMarked;
