package org.xiezhi.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the product, checked. The server reads the same names as system properties.
 *
 * @param home folder of everything that must survive; required in production, {@code var} in demo mode
 * @param port HTTP port on 127.0.0.1, 8080 unless set; 0 takes a free one
 * @param adminPort port of the server's admin listener on 127.0.0.1; 0, the default, takes a free one
 * @param mode production unless set
 * @param database PostgreSQL, required in production; embedded H2 under home otherwise
 * @param bucket holds the encrypted evidence; null if a folder does
 * @param evidenceFolder encrypted evidence; {@code evidence} under home unless set; unused if a bucket holds it
 * @param evidenceMaxBytes largest item of evidence; 10 GiB unless set
 * @param erasureDays age that personal values of the trail must have before they may be erased; 184 unless set and at least
 *     that, in demo mode 0 unless set
 * @param keysFolder key store and wrapped keys; {@code keys} under home unless set
 * @param keysPassword secret of the key store; required in production, made once and kept in demo mode (then null here)
 * @param token holds the root key; null if a file of the key folder does
 * @param trailFolder the trail's log; {@code trail} under home unless set
 * @param signer the operator's own signer; null if the launcher starts one
 * @param checkpointAlarmSeconds an entry that has waited so long for a signed checkpoint is an alarm; 30 unless set
 * @param witnesses who is to cosign checkpoints; nobody unless a policy is set
 * @param stamps who is to stamp checkpoints with the time; nobody unless an address is set
 * @param secretLevel highest level of secrecy the system may hold: none, internal or work_secret
 * @param sessionIdleMinutes minutes without a request after which a session ends; 30 unless set
 * @param organName name of the organ on pages and documents; required in production
 * @param publicUrl where people reach the product, for labels; empty unless set
 * @param anomalies the rules that look for anomalies in the trail; all are on, each night, unless set
 */
public record Settings(
        Path home,
        int port,
        int adminPort,
        Mode mode,
        Database database,
        @Nullable Bucket bucket,
        Path evidenceFolder,
        long evidenceMaxBytes,
        int scrubDays,
        int verifyHours,
        int erasureDays,
        Path keysFolder,
        @Nullable String keysPassword,
        @Nullable Token token,
        Path trailFolder,
        @Nullable OwnSigner signer,
        int checkpointAlarmSeconds,
        Witnesses witnesses,
        Stamps stamps,
        String secretLevel,
        int sessionIdleMinutes,
        String organName,
        String publicUrl,
        Anomalies anomalies) {

    /** Short enough to be typed once into a sealed envelope, long enough that it cannot be tried out off line. */
    static final int LEAST_PASSWORD_LENGTH = 16;

    /** The fictitious city of config/demo. */
    private static final String DEMO_ORGAN = "清澜市纪委监委";

    /** Six months, of the longest ones: network logs are kept for no less (网络安全法, the article on logs; 2016 text: 21). */
    private static final int SIX_MONTHS = 184;

    /** A century: nothing is erased at all. */
    private static final int CENTURY = 36_500;

    private static final Set<String> SECRET_LEVELS = Set.of("none", "internal", "work_secret");
    private static final long TEN_GIBIBYTES = 10L * 1024 * 1024 * 1024;

    public Settings {
        if (mode == Mode.PRODUCTION) {
            if (database.isEmbedded()) {
                throw missing(Setting.DATABASE_URL, "name the PostgreSQL database, e.g. jdbc:postgresql://host/xiezhi");
            }
            KnownSecrets.refuse(Setting.DATABASE_PASSWORD, database.password());
            if (keysPassword == null) {
                throw missing(
                        Setting.KEYS_PASSWORD, "set at least " + LEAST_PASSWORD_LENGTH + " characters of your own");
            }
            KnownSecrets.refuse(Setting.KEYS_PASSWORD, keysPassword);
            if (bucket != null) {
                KnownSecrets.refuse(Setting.EVIDENCE_S3_SECRET_KEY, bucket.secretKey());
            }
        }
        if (keysPassword != null && keysPassword.length() < LEAST_PASSWORD_LENGTH) {
            throw new StartRefusedException("xiezhi.keys.password: expected at least " + LEAST_PASSWORD_LENGTH
                    + " characters, found " + keysPassword.length() + ".");
        }
        if (!SECRET_LEVELS.contains(secretLevel)) {
            throw new StartRefusedException("xiezhi.secret.level: expected none, internal or work_secret, found "
                    + secretLevel + "; matters of 秘密 and above must not be kept in this system.");
        }
    }

    /** Checks the raw values, fills in what has a default, and refuses what is missing or wrong. */
    public static Settings of(Map<Setting, String> raw) {
        RawSettings values = new RawSettings(raw);
        Mode mode = mode(values.text(Setting.MODE, "production"));
        boolean demo = mode == Mode.DEMO;
        Path home = values.folder(Setting.HOME, demo ? Path.of("var") : null);
        String url = values.text(Setting.DATABASE_URL, "");
        Database database = url.isEmpty()
                ? Database.embedded(home)
                : new Database(
                        url,
                        values.required(Setting.DATABASE_USER, "name the database's user"),
                        values.text(Setting.DATABASE_PASSWORD, ""));
        String keysPassword = values.text(Setting.KEYS_PASSWORD, "");
        return new Settings(
                home,
                values.number(Setting.PORT, 8080, 0, 65_535).intValue(),
                values.number(Setting.ADMIN_PORT, 0, 0, 65_535).intValue(),
                mode,
                database,
                Bucket.of(values),
                values.folder(Setting.EVIDENCE_FOLDER, home.resolve("evidence")),
                values.number(Setting.EVIDENCE_MAX_BYTES, TEN_GIBIBYTES, 1, Long.MAX_VALUE),
                values.number(Setting.SCRUB_DAYS, 30, 1, 365).intValue(),
                values.number(Setting.VERIFY_HOURS, 24, 1, 24 * 7).intValue(),
                values.number(Setting.ERASURE_DAYS, demo ? 0 : SIX_MONTHS, demo ? 0 : SIX_MONTHS, CENTURY)
                        .intValue(),
                values.folder(Setting.KEYS_FOLDER, home.resolve("keys")),
                keysPassword.isEmpty() ? null : keysPassword,
                Token.of(values),
                values.folder(Setting.TRAIL_FOLDER, home.resolve("trail")),
                OwnSigner.of(values),
                values.number(Setting.CHECKPOINT_ALARM_SECONDS, 30, 1, 86_400).intValue(),
                Witnesses.of(values),
                Stamps.of(values),
                values.text(Setting.SECRET_LEVEL, "work_secret"),
                values.number(Setting.SESSION_IDLE_MINUTES, 30, 1, 24L * 60).intValue(),
                demo
                        ? values.text(Setting.ORGAN_NAME, DEMO_ORGAN)
                        : values.required(Setting.ORGAN_NAME, "set the name of your organ"),
                publicUrl(values.text(Setting.PUBLIC_URL, "")),
                Anomalies.of(values));
    }

    /**
     * What the server's process gets to know, as system properties. In one process, set after the start, they appear
     * neither in the list of processes nor in the server's configuration.
     */
    Properties asSystemProperties(Ports ports, String keyStorePassword) {
        Properties properties = new Properties();
        set(properties, Setting.HOME, home);
        set(properties, Setting.PORT, ports.http());
        set(properties, Setting.ADMIN_PORT, ports.admin());
        set(properties, Setting.MODE, mode.name().toLowerCase(Locale.ROOT));
        set(properties, Setting.DATABASE_URL, database.poolUrl());
        set(properties, Setting.DATABASE_USER, database.user());
        set(properties, Setting.DATABASE_PASSWORD, database.password());
        Bucket.tell(bucket, properties);
        set(properties, Setting.EVIDENCE_FOLDER, evidenceFolder);
        set(properties, Setting.EVIDENCE_MAX_BYTES, evidenceMaxBytes);
        set(properties, Setting.SCRUB_DAYS, scrubDays);
        set(properties, Setting.VERIFY_HOURS, verifyHours);
        set(properties, Setting.ERASURE_DAYS, erasureDays);
        set(properties, Setting.KEYS_FOLDER, keysFolder);
        set(properties, Setting.KEYS_PASSWORD, keyStorePassword);
        set(properties, Setting.KEYS_PKCS11, token == null ? "" : token.configuration());
        set(properties, Setting.KEYS_PIN, token == null ? "" : token.pin());
        set(properties, Setting.TRAIL_FOLDER, trailFolder);
        set(properties, Setting.SIGNER_URL, signer == null ? "" : signer.url());
        set(properties, Setting.SIGNER_TOKEN_FILE, signer == null ? "" : signer.tokenFile());
        set(properties, Setting.CHECKPOINT_ALARM_SECONDS, checkpointAlarmSeconds);
        set(properties, Setting.TRAIL_POLICY, witnesses.policy() == null ? "" : witnesses.policy());
        set(properties, Setting.WITNESS_FOLDER, witnesses.folder() == null ? "" : witnesses.folder());
        set(properties, Setting.WITNESS_ALARM_SECONDS, witnesses.alarmSeconds());
        set(properties, Setting.STAMP_URL, stamps.url());
        set(properties, Setting.STAMP_TRUST, stamps.trust() == null ? "" : stamps.trust());
        set(properties, Setting.STAMP_POLICY, stamps.policy());
        set(properties, Setting.STAMP_INTERVAL_SECONDS, stamps.intervalSeconds());
        set(properties, Setting.STAMP_TIMEOUT_SECONDS, stamps.timeoutSeconds());
        set(properties, Setting.SECRET_LEVEL, secretLevel);
        set(properties, Setting.SESSION_IDLE_MINUTES, sessionIdleMinutes);
        set(properties, Setting.ORGAN_NAME, organName);
        set(properties, Setting.PUBLIC_URL, publicUrl);
        set(properties, Setting.ANOMALY_ROUND_HOURS, anomalies.roundHours());
        anomalies.rules().forEach((setting, rule) -> set(properties, setting, rule));
        // Not a setting: it follows from the address.
        properties.setProperty("xiezhi.database.driver", database.dataSourceClass());
        return properties;
    }

    @Override
    public String toString() {
        return "Settings[home=" + home + ", port=" + port + ", mode=" + mode + ", database=" + database + "]";
    }

    private static void set(Properties properties, Setting setting, Object value) {
        properties.setProperty(setting.key(), value.toString());
    }

    private static String publicUrl(String value) {
        if (!value.isEmpty() && !value.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            throw new StartRefusedException(Setting.PUBLIC_URL.key()
                    + ": expected an address such as https://xiezhi.example/, found " + value + ".");
        }
        return value;
    }

    private static Mode mode(String value) {
        return switch (value) {
            case "demo" -> Mode.DEMO;
            case "production" -> Mode.PRODUCTION;
            default ->
                throw new StartRefusedException("xiezhi.mode: expected demo or production, found " + value + ".");
        };
    }

    static StartRefusedException missing(Setting setting, String whatToDo) {
        return new StartRefusedException(setting.key() + " is missing: " + whatToDo + ", in the settings file or as "
                + setting.variable() + ".");
    }
}
