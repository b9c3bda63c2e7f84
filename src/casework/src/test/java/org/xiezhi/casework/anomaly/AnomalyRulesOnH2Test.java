package org.xiezhi.casework.anomaly;

class AnomalyRulesOnH2Test extends AnomalyRuleCases {
    @Override
    AnomalyWorld begin() throws Exception {
        return AnomalyWorld.h2();
    }
}
