package org.xiezhi.acceptance.product;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tests of this class get the product that runs on a real PostgreSQL server; without it, the one on H2. Such classes
 * run beside those on H2, and one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the product on PostgreSQL")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPostgreSql {}
