package org.xiezhi.acceptance.product;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;

/**
 * Orders the classes so that both threads work to the end. The first runs those on H2, then takes what is left from the
 * end; the second takes from the beginning of what may run beside. So what stands at the end must fit beside anything,
 * as products of a class's own do, and what waits for a shared product stands before it. Within a group what says that it is
 * long ({@code @Order}), then by name: the same order on every machine.
 */
public final class Lanes implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(Lanes::group)
                        .thenComparing(Lanes::order)
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }

    private static int group(ClassDescriptor test) {
        if (test.isAnnotated(OnPostgreSql.class)) {
            return 1;
        }
        return test.isAnnotated(Execution.class) ? 2 : 0;
    }
}
