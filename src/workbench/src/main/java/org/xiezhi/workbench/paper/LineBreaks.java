package org.xiezhi.workbench.paper;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.DefaultSplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import org.jspecify.annotations.Nullable;

/** Where a line may end: no line begins with a closing mark or ends with an opening one (CLREQ 3.1.6). */
enum LineBreaks implements SplitCharacter {
    CHINESE;

    private static final String NEVER_FIRST = "、，。．：；！？）］｝〉》」』】〕’”…—·,.:;!?)]}%";
    private static final String NEVER_LAST = "（［｛〈《「『【〔‘“([{";

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk @Nullable [] chunks) {
        boolean mayEnd = NEVER_LAST.indexOf(text[current]) < 0;
        boolean mayBegin = current + 1 >= end || NEVER_FIRST.indexOf(text[current + 1]) < 0;
        return mayEnd && mayBegin && DefaultSplitCharacter.DEFAULT.isSplitCharacter(start, current, end, text, chunks);
    }
}
