package org.xiezhi.casework.audit;

import javax.sql.DataSource;

class IntegrationCrashTest extends IntegrationCrash {

    @Override
    DataSource database() {
        return LogWorld.h2();
    }
}
