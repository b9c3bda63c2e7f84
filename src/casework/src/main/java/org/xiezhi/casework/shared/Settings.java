package org.xiezhi.casework.shared;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xiezhi.vaults3.BucketSettings;

/**
 * What the operator decided, read once from the system properties that the launcher sets (docs/operations.md lists
 * them). A missing value stops the start with a sentence.
 */
@ApplicationScoped
public class Settings {

    /** The rules of the anomalies by the last part of their settings' names. */
    public static final List<String> ANOMALIES =
            List.of("hours", "looks", "approvals", "refusals", "rights", "addresses", "outsiders", "overdue");

    private static final String ANOMALY = "xiezhi.anomaly.";

    private boolean demo;
    private Path extractor = Path.of(".");
    private Path home = Path.of(".");
    private Optional<BucketSettings> bucket = Optional.empty();
    private Path evidenceFolder = Path.of(".");
    private Path keysFolder = Path.of(".");
    private Path trailFolder = Path.of(".");
    private String signerUrl = "";
    private String signerTokenFile = "";
    private Duration checkpointAlarm = Duration.ZERO;
    private String trailPolicy = "";
    private String witnessFolder = "";
    private Duration witnessAlarm = Duration.ZERO;
    private Optional<StampSettings> stamps = Optional.empty();
    private String keysPkcs11 = "";
    private char[] keysPassword = new char[0];
    private long evidenceMaxBytes;
    private Duration scrubPeriod = Duration.ZERO;
    private Duration verifyPeriod = Duration.ZERO;
    private Duration erasureAge = Duration.ZERO;
    private String secretLevel = "";
    private Duration sessionIdle = Duration.ZERO;
    private String organName = "";
    private String publicUrl = "";
    private char[] keysPin = new char[0];
    private Duration anomalyRounds = Duration.ZERO;
    private Map<String, AnomalySetting> anomalies = Map.of();
    private SortedMap<String, String> told = Collections.emptySortedMap();

    @PostConstruct
    void read() {
        String mode = required("xiezhi.mode");
        if (!mode.equals("demo") && !mode.equals("production")) {
            throw new IllegalStateException("xiezhi.mode: expected demo or production, found " + mode);
        }
        demo = mode.equals("demo");
        home = Path.of(required("xiezhi.home"));
        bucket = BucketProperties.read();
        evidenceFolder = Path.of(required("xiezhi.evidence.folder"));
        keysFolder = Path.of(required("xiezhi.keys.folder"));
        trailFolder = Path.of(required("xiezhi.trail.folder"));
        // Both empty: the launcher started a signer and announces it in the folder of the keys.
        signerUrl = System.getProperty("xiezhi.signer.url", "");
        signerTokenFile = System.getProperty("xiezhi.signer.token.file", "");
        checkpointAlarm = Duration.ofSeconds(Long.parseLong(required("xiezhi.checkpoint.alarm.seconds")));
        // Both empty: nobody is asked to cosign.
        trailPolicy = System.getProperty("xiezhi.trail.policy", "");
        witnessFolder = System.getProperty("xiezhi.witness.folder", "");
        witnessAlarm = Duration.ofSeconds(Long.parseLong(required("xiezhi.witness.alarm.seconds")));
        stamps = StampSettings.read();
        keysPassword = required("xiezhi.keys.password").toCharArray();
        // Empty: the root key lies in a file of the key folder.
        keysPkcs11 = System.getProperty("xiezhi.keys.pkcs11", "");
        evidenceMaxBytes = Long.parseLong(required("xiezhi.evidence.max.bytes"));
        scrubPeriod = Duration.ofDays(Long.parseLong(required("xiezhi.scrub.days")));
        verifyPeriod = Duration.ofHours(Long.parseLong(required("xiezhi.verify.hours")));
        erasureAge = Duration.ofDays(Long.parseLong(required("xiezhi.erasure.days")));
        // The code of the rulebook's catalogue.
        secretLevel = required("xiezhi.secret.level").toUpperCase(Locale.ROOT);
        sessionIdle = Duration.ofMinutes(Long.parseLong(required("xiezhi.session.idle.minutes")));
        organName = required("xiezhi.organ.name");
        // Both empty unless the operator sets them.
        publicUrl = System.getProperty("xiezhi.public.url", "");
        keysPin = System.getProperty("xiezhi.keys.pin", "").toCharArray();
        anomalyRounds = Duration.ofHours(Long.parseLong(required("xiezhi.anomaly.round.hours")));
        Map<String, AnomalySetting> rules = new HashMap<>();
        ANOMALIES.forEach(rule -> rules.put(rule, AnomalySetting.parse(ANOMALY + rule, required(ANOMALY + rule))));
        anomalies = Map.copyOf(rules);
        // Not a setting: the launcher says where it laid the program.
        extractor = Path.of(required("xiezhi.extractor"));
        told = withoutSecrets();
    }

    private SortedMap<String, String> withoutSecrets() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("xiezhi.mode", demo ? "demo" : "production");
        settings.put("xiezhi.home", home.toString());
        // The launcher refuses an address that holds a password.
        settings.put("xiezhi.database.url", System.getProperty("xiezhi.database.url", ""));
        settings.put("xiezhi.database.user", System.getProperty("xiezhi.database.user", ""));
        settings.put(BucketProperties.STORE, bucket.isPresent() ? "s3" : "folder");
        bucket.ifPresent(held -> settings.putAll(BucketProperties.told(held)));
        settings.put("xiezhi.evidence.folder", evidenceFolder.toString());
        settings.put("xiezhi.evidence.max.bytes", Long.toString(evidenceMaxBytes));
        settings.put("xiezhi.scrub.days", Long.toString(scrubPeriod.toDays()));
        settings.put("xiezhi.verify.hours", Long.toString(verifyPeriod.toHours()));
        settings.put("xiezhi.erasure.days", Long.toString(erasureAge.toDays()));
        settings.put("xiezhi.keys.folder", keysFolder.toString());
        settings.put("xiezhi.keys.pkcs11", keysPkcs11);
        settings.put("xiezhi.trail.folder", trailFolder.toString());
        settings.put("xiezhi.signer.url", signerUrl);
        settings.put("xiezhi.checkpoint.alarm.seconds", Long.toString(checkpointAlarm.toSeconds()));
        settings.put("xiezhi.trail.policy", trailPolicy);
        settings.put("xiezhi.witness.folder", witnessFolder);
        settings.put("xiezhi.witness.alarm.seconds", Long.toString(witnessAlarm.toSeconds()));
        stamps.ifPresent(stamp -> settings.putAll(stamp.told()));
        settings.put("xiezhi.secret.level", secretLevel);
        settings.put("xiezhi.session.idle.minutes", Long.toString(sessionIdle.toMinutes()));
        settings.put("xiezhi.organ.name", organName);
        settings.put("xiezhi.public.url", publicUrl);
        settings.put("xiezhi.anomaly.round.hours", Long.toString(anomalyRounds.toHours()));
        anomalies.forEach((rule, set) -> settings.put(ANOMALY + rule, set.text()));
        return Collections.unmodifiableSortedMap(settings);
    }

    static String required(String key) {
        @Nullable String value = System.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "Setting " + key + " is missing: set it in the settings file (docs/operations.md)");
        }
        return value;
    }

    public boolean demo() {
        return demo;
    }

    public Path home() {
        return home;
    }

    /** The bucket that holds the evidence; empty if {@link #evidenceFolder()} does. */
    public Optional<BucketSettings> bucket() {
        return bucket;
    }

    public Path evidenceFolder() {
        return evidenceFolder;
    }

    public Path keysFolder() {
        return keysFolder;
    }

    public Path trailFolder() {
        return trailFolder;
    }

    /** Where the operator's own signer listens; empty if the launcher started one. */
    public String signerUrl() {
        return signerUrl;
    }

    /** The file with the token of the operator's own signer; means nothing without {@link #signerUrl()}. */
    public Path signerTokenFile() {
        return Path.of(signerTokenFile);
    }

    /** How long an entry may wait for a signed checkpoint before it is an alarm. */
    public Duration checkpointAlarm() {
        return checkpointAlarm;
    }

    /** The file that says which witnesses are to cosign checkpoints; empty if none are. */
    public Optional<Path> trailPolicy() {
        return path(trailPolicy);
    }

    /** Where requests are laid and answers are taken for witnesses that a stick is carried to. */
    public Optional<Path> witnessFolder() {
        return path(witnessFolder);
    }

    private static Optional<Path> path(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }

    /** How long an entry may stay without a quorum of witnesses before it is an alarm. */
    public Duration witnessAlarm() {
        return witnessAlarm;
    }

    /** How long after the end of a verification of the trail the schedule begins the next one. */
    public Duration verifyPeriod() {
        return verifyPeriod;
    }

    /** Whom checkpoints are stamped by; empty if nobody is asked. */
    public Optional<StampSettings> stamps() {
        return stamps;
    }

    /** How long after the begin of a round of the scrub the next one is due. */
    public Duration scrubPeriod() {
        return scrubPeriod;
    }

    /** The program that takes the text out of old office files. */
    public Path extractor() {
        return extractor;
    }

    /** How old a personal value of the trail must be before it may be erased. */
    public Duration erasureAge() {
        return erasureAge;
    }

    /** Configuration of the PKCS #11 token that holds the root key; empty if a file of the key folder does. */
    public Optional<Path> keysPkcs11() {
        return path(keysPkcs11);
    }

    /** Of the token that {@link #keysPkcs11} describes; a copy, the caller wipes it after use. */
    public char[] keysPin() {
        return keysPin.clone();
    }

    /** A copy; the caller wipes it after use. */
    public char[] keysPassword() {
        return keysPassword.clone();
    }

    /** Largest single item of evidence, in bytes. */
    public long evidenceMaxBytes() {
        return evidenceMaxBytes;
    }

    /** Highest secret level this installation may hold (domain.md 15.4). */
    public String secretLevel() {
        return secretLevel;
    }

    public Duration sessionIdle() {
        return sessionIdle;
    }

    /** Where people reach the product, with a slash at the end; empty if that is where the request came to. */
    public Optional<String> publicUrl() {
        return publicUrl.isEmpty()
                ? Optional.empty()
                : Optional.of(publicUrl.endsWith("/") ? publicUrl : publicUrl + "/");
    }

    public String organName() {
        return organName;
    }

    /** How long after the begin of a round of the anomalies the next one is due; zero if none begins by itself. */
    public Duration anomalyRounds() {
        return anomalyRounds;
    }

    /**
     * Whether a rule of the anomalies is on, and its limits.
     *
     * @param rule one of {@link #ANOMALIES}
     */
    public AnomalySetting anomaly(String rule) {
        AnomalySetting set = anomalies.get(rule);
        if (set == null) {
            throw new IllegalArgumentException("expected a rule among " + ANOMALIES + ", found " + rule);
        }
        return set;
    }

    /** What the trail records of the settings, by their names: all that are read here but passwords and tokens. */
    public SortedMap<String, String> told() {
        return told;
    }
}
