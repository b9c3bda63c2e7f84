package org.xiezhi.casework.anomaly;

class AnomalyRoundsOnH2Test extends AnomalyRoundCases {
    @Override
    AnomalyWorld begin() throws Exception {
        return AnomalyWorld.h2();
    }
}
