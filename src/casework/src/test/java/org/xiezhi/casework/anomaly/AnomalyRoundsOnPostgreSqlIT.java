package org.xiezhi.casework.anomaly;

/** The rounds on the database of a real installation. */
class AnomalyRoundsOnPostgreSqlIT extends AnomalyRoundCases {
    @Override
    AnomalyWorld begin() throws Exception {
        return AnomalyWorld.postgreSql();
    }
}
