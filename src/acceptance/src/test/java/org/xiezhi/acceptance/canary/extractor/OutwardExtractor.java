package org.xiezhi.acceptance.canary.extractor;

import jakarta.inject.Singleton;

/** Breaks: the extractor uses POI, the JDK and JSpecify alone. */
@Singleton
class OutwardExtractor {}
