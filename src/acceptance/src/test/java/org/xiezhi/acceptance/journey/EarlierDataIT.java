package org.xiezhi.acceptance.journey;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** What the first version wrote; the data of the last one before this is the first life in {@link StopAndStartIT}. */
@ExtendWith(SharedProduct.class)
@Execution(ExecutionMode.CONCURRENT)
@Tag("long-load")
class EarlierDataIT {

    @TempDir
    Path home;

    private final Browsers browsers;

    EarlierDataIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void opens_verifies_and_goes_on() throws Exception {
        EarlierData data = new EarlierData("749a06f", 1, home, browsers);
        try (Product product = Product.start(home, List.of())) {
            data.opensVerifiesAndGoesOn(product);
        }
    }
}
