package org.xiezhi.casework.anomaly;

/** The rules on the database of a real installation. */
class AnomalyRulesOnPostgreSqlIT extends AnomalyRuleCases {
    @Override
    AnomalyWorld begin() throws Exception {
        return AnomalyWorld.postgreSql();
    }
}
