package org.xiezhi.acceptance.product;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out one product on H2 and one browser for the whole test run; both end with it. */
public final class SharedProduct implements ParameterResolver {

    private record Running(Product product, Browsers browsers) implements AutoCloseable {
        @Override
        public void close() {
            browsers.close();
            product.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Product.class || type == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedProduct.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
        return parameter.getParameter().getType() == Product.class ? running.product() : running.browsers();
    }

    private static Running start() {
        Product product = Product.start(Path.of("target", "home-" + UUID.randomUUID()), List.of());
        return new Running(product, new Browsers());
    }
}
