package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void demo_needs_nothing_but_its_mode() {
        Settings settings = Settings.of(Map.of(Setting.MODE, "demo", Setting.HOME, folder.toString()));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.evidenceFolder()).isEqualTo(folder.resolve("evidence"));
        assertThat(settings.trailFolder()).isEqualTo(folder.resolve("trail"));
        assertThat(settings.keysFolder()).isEqualTo(folder.resolve("keys"));
        assertThat(settings.evidenceMaxBytes()).isEqualTo(10_737_418_240L);
        assertThat(settings.sessionIdleMinutes()).isEqualTo(30);
        assertThat(settings.secretLevel()).isEqualTo("work_secret");
        assertThat(settings.keysPassword()).isNull();
        assertThat(settings.database().url())
                .startsWith("jdbc:h2:file:" + folder)
                .contains("MODE=PostgreSQL", "WRITE_DELAY=0")
                .doesNotContain("AUTO_SERVER");
    }

    @Test
    void mode_is_production_unless_set() {
        assertThat(Settings.of(production()).mode()).isEqualTo(Mode.PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource(names = {"HOME", "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "KEYS_PASSWORD", "ORGAN_NAME"})
    void production_refuses_to_start_without(Setting missing) {
        Map<Setting, String> raw = production();
        raw.remove(missing);

        assertThatThrownBy(() -> Settings.of(raw))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(missing.key() + " is missing")
                .hasMessageContaining(missing.variable());
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_PASSWORD,postgres",
        "DATABASE_PASSWORD,xiezhi123",
        "KEYS_PASSWORD,changeitchangeit",
        "KEYS_PASSWORD,PasswordPassword1",
        "KEYS_PASSWORD,aaaaaaaaaaaaaaaaaaaa"
    })
    void production_refuses_a_secret_that_everybody_knows(Setting setting, String secret) {
        Map<Setting, String> raw = production();
        raw.put(setting, secret);

        assertThatThrownBy(() -> Settings.of(raw))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(setting.key())
                .hasMessageNotContaining(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "KEYS_PASSWORD,fifteen-letters,at least 16",
        "PORT,80800,0 to 65535",
        "PORT,http,0 to 65535",
        "MODE,test,demo or production",
        "SECRET_LEVEL,secret,work_secret",
        "SESSION_IDLE_MINUTES,0,1 to 1440",
        "SCRUB_DAYS,0,1 to 365",
        "ERASURE_DAYS,183,184 to 36500",
        "CHECKPOINT_ALARM_SECONDS,0,1 to 86400",
        "WITNESS_ALARM_SECONDS,0,1 to 31622400",
        "STAMP_INTERVAL_SECONDS,59,60 to 31622400",
        "STAMP_TIMEOUT_SECONDS,301,1 to 300",
        "TRAIL_POLICY,/no/such/policy,a file that can be read",
        "ANOMALY_LOOKS,40,'on, off or looks from 2 to 1000000 / minutes from 1 to 1440'",
        "ANOMALY_ROUND_HOURS,-1,0 to 744",
        "ANOMALY_LOOKS,1/10,looks from 2",
        "ANOMALY_LOOKS,40/10/1,minutes from 1 to 1440",
        "ANOMALY_HOURS,20/7/5,the begin before the end",
        "ANOMALY_APPROVALS,-1,seconds from 1",
        "ANOMALY_OUTSIDERS,5,'expected on, off, found 5'",
        "DATABASE_URL,jdbc:mysql://host/x,jdbc:postgresql:",
        "DATABASE_URL,jdbc:postgresql://host/x?password=y,must not hold a password"
    })
    void refuses_a_wrong_value_and_says_what_is_expected(Setting setting, String value, String expected) {
        Map<Setting, String> raw = production();
        raw.put(setting, value);

        assertThatThrownBy(() -> Settings.of(raw))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(setting.key())
                .hasMessageContaining(expected);
    }

    @Test
    void command_line_wins_over_file_and_file_over_environment() throws IOException {
        Path file = settingsFile("xiezhi.port=2\nxiezhi.organ.name=某市纪委监委\n");
        Properties system = new Properties();
        system.setProperty("xiezhi.mode", "demo");

        Map<Setting, String> raw = SettingsSources.gather(
                List.of("--settings", file.toString(), "-Dxiezhi.port=3"),
                system,
                Map.of("XIEZHI_PORT", "1", "XIEZHI_SESSION_IDLE_MINUTES", "5", "PATH", "/bin"));

        assertThat(raw)
                .containsEntry(Setting.PORT, "3")
                .containsEntry(Setting.ORGAN_NAME, "某市纪委监委")
                .containsEntry(Setting.SESSION_IDLE_MINUTES, "5")
                .containsEntry(Setting.MODE, "demo")
                .hasSize(4);
    }

    @Test
    void refuses_an_unknown_key_wherever_it_stands() throws IOException {
        Path file = settingsFile("xiezhi.prot=1\n");
        Properties system = new Properties();
        system.setProperty("xiezhi.hoem", "x");

        assertRefused(List.of("-Dxiezhi.mod=demo"), new Properties(), Map.of(), "xiezhi.mod");
        assertRefused(List.of(), system, Map.of(), "xiezhi.hoem");
        assertRefused(List.of(), new Properties(), Map.of("XIEZHI_POTR", "1"), "XIEZHI_POTR");
        assertRefused(List.of("--settings", file.toString()), new Properties(), Map.of(), "xiezhi.prot");
        assertRefused(List.of("--demo"), new Properties(), Map.of(), "--demo");
        assertRefused(List.of("--settings", folder.resolve("absent").toString()), new Properties(), Map.of(), "absent");
    }

    @Test
    void refuses_a_password_on_the_command_line() {
        assertRefused(
                List.of("-Dxiezhi.keys.password=something-long-enough"),
                new Properties(),
                Map.of(),
                "must not stand on the command line");
    }

    @Test
    void refuses_a_file_with_a_password_that_everybody_may_read() throws IOException {
        Path file = settingsFile("xiezhi.keys.password=x\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused(List.of("--settings", file.toString()), new Properties(), Map.of(), "chmod 600");
    }

    @Test
    void the_server_gets_every_setting_as_a_system_property() {
        Properties properties = Settings.of(production()).asSystemProperties(new Ports(8081, 4849), "from-elsewhere");

        for (Setting setting : Setting.values()) {
            assertThat(properties).containsKey(setting.key());
        }
        assertThat(properties)
                .containsEntry("xiezhi.port", "8081")
                .containsEntry("xiezhi.mode", "production")
                .containsEntry("xiezhi.keys.password", "from-elsewhere")
                .containsEntry("xiezhi.database.driver", "org.postgresql.ds.PGSimpleDataSource");
    }

    @Test
    void no_text_form_shows_a_password() {
        Settings settings = Settings.of(production());

        assertThat(settings.toString() + settings.database())
                .doesNotContain("correct-horse")
                .doesNotContain("tall-grass");
    }

    @Test
    void evidence_lies_in_a_bucket_where_the_operator_names_one_whole() {
        assertThat(Settings.of(production()).bucket()).isNull();
        assertThat(Settings.of(production()).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.evidence.store", "folder")
                .containsEntry("xiezhi.evidence.s3.bucket", "");
        Map<Setting, String> raw = bucket();
        Settings settings = Settings.of(raw);
        assertThat(settings.asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.evidence.store", "s3")
                .containsEntry("xiezhi.evidence.s3.endpoint", "https://storage.example:9000")
                .containsEntry("xiezhi.evidence.s3.region", "us-east-1")
                .containsEntry("xiezhi.evidence.s3.bucket", "evidence")
                .containsEntry("xiezhi.evidence.s3.prefix", "")
                .containsEntry("xiezhi.evidence.s3.path.style", "true")
                .containsEntry("xiezhi.evidence.s3.access.key", "office-key")
                .containsEntry("xiezhi.evidence.s3.secret.key", "blue-harbour-lamp")
                .containsEntry("xiezhi.evidence.s3.lock.days", "0")
                .containsEntry("xiezhi.evidence.s3.timeout.seconds", "30");
        assertThat(settings.toString() + settings.bucket()).doesNotContain("blue-harbour-lamp");
        for (Setting part : List.of(
                Setting.EVIDENCE_S3_ENDPOINT,
                Setting.EVIDENCE_S3_BUCKET,
                Setting.EVIDENCE_S3_ACCESS_KEY,
                Setting.EVIDENCE_S3_SECRET_KEY)) {
            Map<Setting, String> without = bucket();
            without.remove(part);
            assertThatThrownBy(() -> Settings.of(without))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(part.key() + " is missing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EVIDENCE_STORE,ftp,folder or s3",
        "EVIDENCE_STORE,folder,but evidence lies in a folder",
        "EVIDENCE_S3_ENDPOINT,http://storage.example,http on this machine alone",
        "EVIDENCE_S3_ENDPOINT,http://127.0.0.1.example/,http on this machine alone",
        "EVIDENCE_S3_ENDPOINT,https://me:x@storage.example,without a path or a user",
        "EVIDENCE_S3_ENDPOINT,https://storage.example/evidence,without a path or a user",
        "EVIDENCE_S3_ENDPOINT,storage.example,such as https",
        "EVIDENCE_S3_ENDPOINT,https://a b,such as https",
        "EVIDENCE_S3_REGION,a b,cn-north-1",
        "EVIDENCE_S3_BUCKET,E,3 to 63 small letters",
        "EVIDENCE_S3_PREFIX,xiezhi,with a slash at the end",
        "EVIDENCE_S3_PREFIX,../,with a slash at the end",
        "EVIDENCE_S3_PATH_STYLE,yes,true or false",
        "EVIDENCE_S3_LOCK_DAYS,-1,0 to 36500",
        "EVIDENCE_S3_TIMEOUT_SECONDS,0,1 to 600",
        "EVIDENCE_S3_SECRET_KEY,changeme,everybody knows"
    })
    void refuses_a_bucket_that_is_none_or_whose_line_others_can_read(Setting setting, String value, String expected) {
        Map<Setting, String> raw = bucket();
        raw.put(setting, value);

        assertThatThrownBy(() -> Settings.of(raw))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("xiezhi.evidence.")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000/", "http://[::1]:9000", "https://10.0.0.7"})
    void takes_a_bucket_on_this_machine_or_behind_tls(String endpoint) {
        Map<Setting, String> raw = bucket();
        raw.put(Setting.EVIDENCE_S3_ENDPOINT, endpoint);
        raw.put(Setting.EVIDENCE_S3_PREFIX, "organ/xiezhi/");

        assertThat(Settings.of(raw).bucket()).isNotNull();
    }

    @Test
    void the_secret_of_the_bucket_stands_in_no_command_line() {
        assertRefused(
                List.of("-Dxiezhi.evidence.s3.secret.key=x"),
                new Properties(),
                Map.of(),
                "must not stand on the command line");
    }

    private Map<Setting, String> bucket() {
        Map<Setting, String> raw = production();
        raw.put(Setting.EVIDENCE_STORE, "s3");
        raw.put(Setting.EVIDENCE_S3_ENDPOINT, "https://storage.example:9000");
        raw.put(Setting.EVIDENCE_S3_BUCKET, "evidence");
        raw.put(Setting.EVIDENCE_S3_ACCESS_KEY, "office-key");
        raw.put(Setting.EVIDENCE_S3_SECRET_KEY, "blue-harbour-lamp");
        return raw;
    }

    private Map<Setting, String> production() {
        Map<Setting, String> raw = new EnumMap<>(Setting.class);
        raw.put(Setting.HOME, folder.toString());
        raw.put(Setting.DATABASE_URL, "jdbc:postgresql://127.0.0.1/xiezhi");
        raw.put(Setting.DATABASE_USER, "office");
        raw.put(Setting.DATABASE_PASSWORD, "tall-grass");
        raw.put(Setting.KEYS_PASSWORD, "correct-horse-battery");
        raw.put(Setting.ORGAN_NAME, "某市纪委监委");
        return raw;
    }

    private Path settingsFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.properties"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static void assertRefused(
            List<String> arguments, Properties system, Map<String, String> environment, String naming) {
        assertThatThrownBy(() -> SettingsSources.gather(arguments, system, environment))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(naming);
    }

    @Test
    void an_own_signer_is_one_of_this_machine() {
        Map<Setting, String> raw = production();
        raw.put(Setting.SIGNER_TOKEN_FILE, "/srv/signer.token");
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.signer.url is missing");
        raw.put(Setting.SIGNER_URL, "http://127.0.0.1:7021");
        assertThat(Settings.of(raw).signer())
                .isEqualTo(new OwnSigner("http://127.0.0.1:7021", Path.of("/srv/signer.token")));
        assertThat(Settings.of(production()).signer()).isNull();
        assertThat(Settings.of(production()).checkpointAlarmSeconds()).isEqualTo(30);

        for (String url : List.of("http://10.0.0.1:7021", "https://127.0.0.1:7021", "http://127.0.0.1:7021/x")) {
            raw.put(Setting.SIGNER_URL, url);
            assertThatThrownBy(() -> Settings.of(raw))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("http://127.0.0.1:PORT");
        }
    }

    @Test
    void the_root_key_lies_in_a_token_where_a_configuration_describes_one() throws IOException {
        Map<Setting, String> raw = production();
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.keys.pkcs11", "");
        raw.put(Setting.KEYS_PKCS11, folder.resolve("none.cfg").toString());
        raw.put(Setting.KEYS_PIN, "pin:2468");
        assertThatThrownBy(() -> Settings.of(raw))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("xiezhi.keys.pkcs11")
                .hasMessageContaining("none.cfg");

        Path token = Files.writeString(folder.resolve("token.cfg"), "name = x\n");
        raw.put(Setting.KEYS_PKCS11, token.toString());
        raw.remove(Setting.KEYS_PIN);
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.keys.pin is missing");
        raw.put(Setting.KEYS_PIN, "pin:2468");
        assertThat(Settings.of(raw).toString()).doesNotContain("pin:2468");
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.keys.pkcs11", token.toString());
    }

    @Test
    void labels_lead_to_the_address_that_people_know() {
        Map<Setting, String> raw = production();
        raw.put(Setting.PUBLIC_URL, "https://xiezhi.example");
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.public.url", "https://xiezhi.example");
        for (String wrong : List.of("xiezhi.example", "javascript:alert(1)", "https://a b/")) {
            raw.put(Setting.PUBLIC_URL, wrong);
            assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.public.url");
        }
    }

    @Test
    void witnesses_are_asked_where_a_policy_names_them() throws IOException {
        Map<Setting, String> raw = production();
        assertThat(Settings.of(raw).witnesses()).isEqualTo(new Witnesses(null, null, 86_400));
        raw.put(Setting.WITNESS_FOLDER, folder.resolve("stick").toString());
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.trail.policy is missing");

        Path policy = Files.writeString(folder.resolve("policy"), "quorum none\n");
        raw.put(Setting.TRAIL_POLICY, policy.toString());
        raw.put(Setting.WITNESS_ALARM_SECONDS, "604800");
        assertThat(Settings.of(raw).witnesses()).isEqualTo(new Witnesses(policy, folder.resolve("stick"), 604_800));
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.trail.policy", policy.toString())
                .containsEntry("xiezhi.witness.folder", folder.resolve("stick").toString())
                .containsEntry("xiezhi.witness.alarm.seconds", "604800");
    }

    @Test
    void no_authority_is_asked_for_the_time_unless_one_is_named_with_its_certificate() throws IOException {
        Map<Setting, String> raw = production();
        assertThat(Settings.of(raw).stamps()).isEqualTo(new Stamps("", null, "", 86_400, 10));
        Path trust = Files.writeString(folder.resolve("tsa.pem"), "a certificate");
        raw.put(Setting.STAMP_TRUST, trust.toString());
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.stamp.url is missing");
        raw.put(Setting.STAMP_URL, "https://tsa.example/stamp?unit=xiezhi");
        raw.put(Setting.STAMP_INTERVAL_SECONDS, "3600");
        raw.put(Setting.STAMP_POLICY, "1.2.3.4.1");
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.stamp.url", "https://tsa.example/stamp?unit=xiezhi")
                .containsEntry("xiezhi.stamp.trust", trust.toString())
                .containsEntry("xiezhi.stamp.policy", "1.2.3.4.1")
                .containsEntry("xiezhi.stamp.interval.seconds", "3600")
                .containsEntry("xiezhi.stamp.timeout.seconds", "10");
        for (String wrong :
                List.of("tsa.example", "ftp://tsa.example/", "http://me:secret@tsa.example/", "http://a b/")) {
            raw.put(Setting.STAMP_URL, wrong);
            assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.stamp.url");
        }
        raw.put(Setting.STAMP_URL, "http://tsa.example/");
        raw.put(Setting.STAMP_POLICY, "any");
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.stamp.policy");
        raw.remove(Setting.STAMP_POLICY);
        raw.remove(Setting.STAMP_TRUST);
        assertThatThrownBy(() -> Settings.of(raw)).hasMessageContaining("xiezhi.stamp.trust is missing");
    }

    @Test
    void lets_postgresql_take_absent_ids_and_keeps_what_the_operator_wrote() {
        assertThat(new Database("jdbc:postgresql://host/x", "u", "").poolUrl())
                .isEqualTo("jdbc:postgresql://host/x?stringtype=unspecified");
        assertThat(new Database("jdbc:postgresql://host/x?ssl=true", "u", "").poolUrl())
                .isEqualTo("jdbc:postgresql://host/x?ssl=true&stringtype=unspecified");
        assertThat(new Database("jdbc:postgresql://host/x?stringtype=varchar", "u", "").poolUrl())
                .isEqualTo("jdbc:postgresql://host/x?stringtype=varchar");
        assertThat(new Database("jdbc:h2:mem:x", "u", "").poolUrl()).isEqualTo("jdbc:h2:mem:x");
    }

    @Test
    void every_rule_of_the_anomalies_is_on_with_the_figures_of_the_docs_unless_it_is_set() {
        Map<Setting, String> raw = production();
        raw.put(Setting.ANOMALY_LOOKS, "off");
        raw.put(Setting.ANOMALY_REFUSALS, "003/20");
        raw.put(Setting.ANOMALY_OVERDUE, "on");
        assertThat(Settings.of(raw).asSystemProperties(new Ports(8081, 4849), ""))
                .containsEntry("xiezhi.anomaly.round.hours", "24")
                .containsEntry("xiezhi.anomaly.hours", "7/20/5")
                .containsEntry("xiezhi.anomaly.looks", "off")
                .containsEntry("xiezhi.anomaly.approvals", "10")
                .containsEntry("xiezhi.anomaly.refusals", "3/20")
                .containsEntry("xiezhi.anomaly.rights", "24")
                .containsEntry("xiezhi.anomaly.addresses", "30")
                .containsEntry("xiezhi.anomaly.outsiders", "on")
                .containsEntry("xiezhi.anomaly.overdue", "5/30");
    }
}
