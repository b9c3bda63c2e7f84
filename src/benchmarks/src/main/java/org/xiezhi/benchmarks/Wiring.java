package org.xiezhi.benchmarks;

import jakarta.annotation.PostConstruct;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

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

    /** In place of a persistence context in which nothing waits to be flushed; anything else that is asked of it fails. */
    static Object nothingToFlush(Class<?> type) {
        return Proxy.newProxyInstance(
                Wiring.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("flush")) {
                        throw new UnsupportedOperationException("expected flush, found " + method);
                    }
                    return null;
                });
    }

    /** The type of a field, which this module need not name. */
    static Class<?> typeOf(Class<?> owner, String field) {
        try {
            return owner.getDeclaredField(field).getType();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("expected a field " + field + " of " + owner, e);
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
