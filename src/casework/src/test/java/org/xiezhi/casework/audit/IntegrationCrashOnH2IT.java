package org.xiezhi.casework.audit;

import javax.sql.DataSource;

class IntegrationCrashOnH2IT extends IntegrationCrash {

    @Override
    DataSource database() {
        return LogWorld.h2();
    }
}
