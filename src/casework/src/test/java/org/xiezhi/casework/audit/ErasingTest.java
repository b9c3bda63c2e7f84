package org.xiezhi.casework.audit;

import javax.sql.DataSource;

class ErasingTest extends Erasing {

    @Override
    DataSource database() {
        return LogWorld.h2();
    }
}
