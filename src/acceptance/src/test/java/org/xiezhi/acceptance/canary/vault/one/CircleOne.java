package org.xiezhi.acceptance.canary.vault.one;

import org.xiezhi.acceptance.canary.vault.two.CircleTwo;

/** Breaks, with {@link CircleTwo}: packages are free of cycles. */
public record CircleOne(CircleTwo two) {}
