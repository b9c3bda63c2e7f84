package org.xiezhi.casework.verification;

import org.jspecify.annotations.Nullable;

/**
 * What a member types into the report; unchecked.
 *
 * @param findings the reported problems and what was found of each, with doubts
 * @param basis on which evidence and rules it rests
 * @param outcome the proposal; this version of the rulebook carries FILE (拟立案)
 */
public record ReportForm(
        @Nullable String findings,
        @Nullable String basis,
        @Nullable String outcome) {}
