package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application takes from its operator, and what of that the trail may hold. */
class SettingsTest {

    private static final String PASSWORD = "a password of the test";

    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("xiezhi.mode", "production"),
            Map.entry("xiezhi.home", "/srv/xiezhi"),
            Map.entry("xiezhi.database.url", "jdbc:postgresql://db.example/xiezhi?sslmode=verify-full"),
            Map.entry("xiezhi.database.user", "xiezhi"),
            Map.entry("xiezhi.database.password", PASSWORD),
            Map.entry("xiezhi.evidence.store", "folder"),
            Map.entry("xiezhi.evidence.folder", "/srv/evidence"),
            Map.entry("xiezhi.evidence.max.bytes", "1000"),
            Map.entry("xiezhi.scrub.days", "7"),
            Map.entry("xiezhi.verify.hours", "24"),
            Map.entry("xiezhi.anomaly.round.hours", "12"),
            Map.entry("xiezhi.erasure.days", "200"),
            Map.entry("xiezhi.keys.folder", "/srv/keys"),
            Map.entry("xiezhi.keys.password", PASSWORD),
            Map.entry("xiezhi.trail.folder", "/srv/trail"),
            Map.entry("xiezhi.extractor", "/srv/runtime/extractor.jar"),
            Map.entry("xiezhi.checkpoint.alarm.seconds", "30"),
            Map.entry("xiezhi.witness.alarm.seconds", "86400"),
            Map.entry("xiezhi.secret.level", "internal"),
            Map.entry("xiezhi.session.idle.minutes", "30"),
            Map.entry("xiezhi.organ.name", "某市纪委监委"));

    private final Properties before = new Properties();

    @BeforeEach
    void give() {
        before.putAll(System.getProperties());
        GIVEN.forEach(System::setProperty);
        Settings.ANOMALIES.forEach(rule -> System.setProperty("xiezhi.anomaly." + rule, "off"));
    }

    @AfterEach
    void takeBack() {
        System.setProperties(before);
    }

    @Test
    void tells_the_trail_where_the_database_is_and_how_it_is_asked_and_no_password() {
        Settings settings = new Settings();
        settings.read();
        assertThat(settings.told())
                .containsEntry("xiezhi.database.url", GIVEN.get("xiezhi.database.url"))
                .containsEntry("xiezhi.database.user", "xiezhi")
                .containsEntry("xiezhi.scrub.days", "7")
                .doesNotContainValue(PASSWORD);
    }

    @Test
    void asks_no_authority_unless_one_is_named_and_tells_the_trail_of_one_that_is() {
        Settings none = new Settings();
        none.read();
        assertThat(none.stamps()).isEmpty();
        assertThat(none.told().keySet()).noneMatch(key -> key.startsWith("xiezhi.stamp."));

        System.setProperty("xiezhi.stamp.url", "http://tsa.example/stamp");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.stamp.trust");
        System.setProperty("xiezhi.stamp.trust", "/srv/tsa.pem");
        System.setProperty("xiezhi.stamp.interval.seconds", "3600");
        System.setProperty("xiezhi.stamp.timeout.seconds", "10");
        Settings asked = new Settings();
        asked.read();
        assertThat(asked.stamps().orElseThrow().interval()).isEqualTo(Duration.ofHours(1));
        assertThat(asked.stamps().orElseThrow().policy()).isEmpty();
        assertThat(asked.told())
                .containsEntry("xiezhi.stamp.url", "http://tsa.example/stamp")
                .containsEntry("xiezhi.stamp.interval.seconds", "3600");
    }

    @Test
    void tells_the_trail_which_bucket_holds_the_evidence_and_not_its_secret() {
        Settings inFolder = new Settings();
        inFolder.read();
        assertThat(inFolder.bucket()).isEmpty();
        assertThat(inFolder.told())
                .containsEntry("xiezhi.evidence.store", "folder")
                .doesNotContainKey("xiezhi.evidence.s3.bucket");

        System.setProperty("xiezhi.evidence.store", "s3");
        System.setProperty("xiezhi.evidence.s3.endpoint", "https://storage.example");
        System.setProperty("xiezhi.evidence.s3.region", "us-east-1");
        System.setProperty("xiezhi.evidence.s3.bucket", "evidence");
        System.setProperty("xiezhi.evidence.s3.path.style", "true");
        System.setProperty("xiezhi.evidence.s3.access.key", "office-key");
        System.setProperty("xiezhi.evidence.s3.lock.days", "30");
        System.setProperty("xiezhi.evidence.s3.timeout.seconds", "20");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.evidence.s3.secret.key");
        System.setProperty("xiezhi.evidence.s3.secret.key", PASSWORD);
        Settings inBucket = new Settings();
        inBucket.read();
        assertThat(inBucket.bucket().orElseThrow().lock()).hasDays(30);
        assertThat(inBucket.bucket().orElseThrow().toString()).doesNotContain(PASSWORD);
        assertThat(inBucket.told())
                .containsEntry("xiezhi.evidence.store", "s3")
                .containsEntry("xiezhi.evidence.s3.bucket", "evidence")
                .containsEntry("xiezhi.evidence.s3.access.key", "office-key")
                .containsEntry("xiezhi.evidence.s3.lock.days", "30")
                .doesNotContainValue(PASSWORD);

        System.setProperty("xiezhi.evidence.store", "tape");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.evidence.store");
    }

    @Test
    void a_missing_one_stops_the_start_with_its_name() {
        System.clearProperty("xiezhi.scrub.days");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.scrub.days");
    }

    @Test
    void a_rule_of_the_anomalies_is_off_on_or_has_figures_and_the_trail_is_told() {
        System.setProperty("xiezhi.anomaly.looks", "40/10");
        System.setProperty("xiezhi.anomaly.outsiders", "on");
        Settings settings = new Settings();
        settings.read();
        assertThat(settings.anomaly("looks")).isEqualTo(new AnomalySetting(true, List.of(40, 10)));
        assertThat(settings.anomaly("outsiders")).isEqualTo(new AnomalySetting(true, List.of()));
        assertThat(settings.anomaly("hours").on()).isFalse();
        assertThat(settings.anomalyRounds()).hasHours(12);
        assertThat(settings.told())
                .containsEntry("xiezhi.anomaly.looks", "40/10")
                .containsEntry("xiezhi.anomaly.outsiders", "on")
                .containsEntry("xiezhi.anomaly.round.hours", "12")
                .containsEntry("xiezhi.anomaly.hours", "off");
        System.setProperty("xiezhi.anomaly.looks", "many");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.anomaly.looks");
        System.clearProperty("xiezhi.anomaly.looks");
        assertThatThrownBy(() -> new Settings().read()).hasMessageContaining("xiezhi.anomaly.looks");
    }
}
