package org.xiezhi.benchmarks;

import jakarta.annotation.PostConstruct;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Gives beans of the product what their container would, so that their own code is what is measured. */
final class Wiring {

    private Wiring() {}

    /** Fills every field that has the type of one of the parts, then lets the bean begin. */
    static <T> T wire(T bean, Object... parts) {
        try {
            for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    fill(bean, field, parts);
                }
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(PostConstruct.class)) {
                        method.setAccessible(true);
                        method.invoke(bean);
                    }
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected a bean that begins with these parts, found " + bean, e);
        }
    }

    private static void fill(Object bean, Field field, Object... parts) throws IllegalAccessException {
        for (Object part : parts) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && field.getType() != Object.class
                    && field.getType().isInstance(part)) {
                field.setAccessible(true);
                field.set(bean, part);
            }
        }
    }

    /** A constant that the product keeps to itself. */
    static long constant(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.getLong(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected a constant " + name + " of " + type, e);
        }
    }
}
