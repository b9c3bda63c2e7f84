package org.xiezhi.acceptance.journey;

import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Product;

class LineOnH2IT extends LineScenario {

    LineOnH2IT(Product product, Browsers browsers) {
        super(product, browsers);
    }
}
