package org.xiezhi.casework.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector gives with a received file; unchecked.
 *
 * @param record what every item of evidence has
 * @param upload the upload that has arrived whole
 * @param original the item that it was made from; empty if it is an original itself
 * @param sha256 the integrity check value that came with the file, in hex; empty if none did
 */
public record FileForm(
        EvidenceForm record,
        @Nullable UUID upload,
        @Nullable UUID original,
        @Nullable String sha256) {}
