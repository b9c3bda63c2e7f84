package org.xiezhi.acceptance.canary.vaults3;

import jakarta.inject.Singleton;

/** Breaks: the store in a bucket knows no Jakarta. */
@Singleton
class OutwardBucket {}
