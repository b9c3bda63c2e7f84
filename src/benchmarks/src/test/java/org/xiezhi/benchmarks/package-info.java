@org.jspecify.annotations.NullMarked
package org.xiezhi.benchmarks;
