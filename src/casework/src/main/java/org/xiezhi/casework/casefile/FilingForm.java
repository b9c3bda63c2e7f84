package org.xiezhi.casework.casefile;

import org.jspecify.annotations.Nullable;

/** What an inspector types to propose filing; unchecked. */
public record FilingForm(@Nullable String title, @Nullable String reasons) {}
