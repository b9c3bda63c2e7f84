package org.xiezhi.acceptance.canary.casework.clue;

import org.apache.poi.poifs.filesystem.FileMagic;

/** Breaks: POI is met inside the extractor only. */
class ParsingClue {

    boolean old(byte[] document) {
        return FileMagic.valueOf(document) == FileMagic.OLE2;
    }
}
