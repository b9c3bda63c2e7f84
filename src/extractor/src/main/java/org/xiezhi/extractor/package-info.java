/**
 * The extractor: takes the text out of one old office file (doc, xls, ppt: OLE2) and ends. A process of its own, because
 * what it reads may be hostile: it holds no key, no setting and no way to the product but its three streams.
 *
 * <p>Standard input: the length of the document in eight bytes, the highest first, then the document; the end of the
 * input is the end of the process. Standard output: UTF-8, a line each.
 *
 * <table>
 * <caption>Lines</caption>
 * <tr><td>{@code H} text</td><td>heading: the name of a sheet, the number of a slide</td></tr>
 * <tr><td>{@code S} code</td><td>what follows is no main text: see {@link org.xiezhi.extractor.Lines.Aside}</td></tr>
 * <tr><td>{@code P} text</td><td>paragraph</td></tr>
 * <tr><td>{@code T}</td><td>a table begins</td></tr>
 * <tr><td>{@code R} cells</td><td>its next row; a tab stands before each cell</td></tr>
 * <tr><td>{@code =} outcome</td><td>the last line, see {@link org.xiezhi.extractor.Outcome}; without it nothing counts</td></tr>
 * </table>
 *
 * <p>A tab stands between the letter and what follows it; in texts {@code \\}, {@code \t} and {@code \n} stand for
 * backslash, tab and end of line.
 *
 * <p>Uses: Apache POI.
 */
@NullMarked
package org.xiezhi.extractor;

import org.jspecify.annotations.NullMarked;
