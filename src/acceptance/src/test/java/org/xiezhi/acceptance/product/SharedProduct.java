package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out one product on H2, one on PostgreSQL (see {@link OnPostgreSql}) and one browser for each thread of the test
 * run; they start when the first test asks and end with the run. Two threads run. Of the classes that share a product one
 * runs at a time, since its tests count entries and end sessions of the same people: those on H2 stay on the first thread,
 * those on PostgreSQL wait for each other ({@link OnPostgreSql}). A class that starts products of its own runs beside
 * everything and says so ({@code @Execution(CONCURRENT)}). {@link Lanes} orders them.
 */
public final class SharedProduct implements ParameterResolver {

    private static final Set<Class<?>> GIVEN = Set.of(Product.class, Browsers.class, Operator.class);

    private record OnPostgres(PostgreSql server, Product product) implements AutoCloseable {

        static OnPostgres start() {
            PostgreSql server = new PostgreSql();
            return new OnPostgres(server, Product.start(home(), server.settings()));
        }

        @Override
        public void close() throws IOException {
            // The product first: its last entries go into the database.
            product.close();
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store =
                context.getRoot().getStore(ExtensionContext.Namespace.create(SharedProduct.class));
        Class<?> type = parameter.getParameter().getType();
        if (type == Browsers.class) {
            // A browser may be driven by the thread that opened it and by no other.
            return store.getOrComputeIfAbsent(
                    "browsers of thread " + Thread.currentThread().getId(), key -> new Browsers(), Browsers.class);
        }
        if (type == Product.class && !context.getRequiredTestClass().isAnnotationPresent(OnPostgreSql.class)) {
            return store.getOrComputeIfAbsent(Product.class, key -> Product.start(home(), List.of()), Product.class);
        }
        OnPostgres running = store.getOrComputeIfAbsent(OnPostgres.class, key -> OnPostgres.start(), OnPostgres.class);
        return type == Product.class ? running.product() : running.server().operator();
    }

    private static Path home() {
        return Path.of("target", "home-" + UUID.randomUUID());
    }
}
