package org.xiezhi.acceptance.canary.access;

import jakarta.inject.Singleton;

/** Breaks: access uses the JDK and JSpecify alone. */
@Singleton
class OutwardAccess {}
