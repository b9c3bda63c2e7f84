package org.xiezhi.acceptance.journey;

import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Product;

@OnPostgreSql
class LineOnPostgreSqlIT extends LineScenario {

    LineOnPostgreSqlIT(Product product, Browsers browsers) {
        super(product, browsers);
    }
}
