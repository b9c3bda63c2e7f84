package org.xiezhi.launcher;

import java.util.Locale;
import java.util.Optional;

/** The name of every setting; a key that is not here is refused, so that a typing error cannot pass in silence. */
public enum Setting {
    HOME("xiezhi.home"),
    PORT("xiezhi.port"),
    ADMIN_PORT("xiezhi.admin.port"),
    MODE("xiezhi.mode"),
    DATABASE_URL("xiezhi.database.url"),
    DATABASE_USER("xiezhi.database.user"),
    DATABASE_PASSWORD("xiezhi.database.password"),
    EVIDENCE_STORE("xiezhi.evidence.store"),
    EVIDENCE_FOLDER("xiezhi.evidence.folder"),
    EVIDENCE_S3_ENDPOINT("xiezhi.evidence.s3.endpoint"),
    EVIDENCE_S3_REGION("xiezhi.evidence.s3.region"),
    EVIDENCE_S3_BUCKET("xiezhi.evidence.s3.bucket"),
    EVIDENCE_S3_PREFIX("xiezhi.evidence.s3.prefix"),
    EVIDENCE_S3_PATH_STYLE("xiezhi.evidence.s3.path.style"),
    EVIDENCE_S3_ACCESS_KEY("xiezhi.evidence.s3.access.key"),
    EVIDENCE_S3_SECRET_KEY("xiezhi.evidence.s3.secret.key"),
    EVIDENCE_S3_LOCK_DAYS("xiezhi.evidence.s3.lock.days"),
    EVIDENCE_S3_TIMEOUT_SECONDS("xiezhi.evidence.s3.timeout.seconds"),
    EVIDENCE_MAX_BYTES("xiezhi.evidence.max.bytes"),
    SCRUB_DAYS("xiezhi.scrub.days"),
    VERIFY_HOURS("xiezhi.verify.hours"),
    ERASURE_DAYS("xiezhi.erasure.days"),
    KEYS_FOLDER("xiezhi.keys.folder"),
    KEYS_PASSWORD("xiezhi.keys.password"),
    KEYS_PKCS11("xiezhi.keys.pkcs11"),
    KEYS_PIN("xiezhi.keys.pin"),
    TRAIL_FOLDER("xiezhi.trail.folder"),
    SIGNER_URL("xiezhi.signer.url"),
    SIGNER_TOKEN_FILE("xiezhi.signer.token.file"),
    CHECKPOINT_ALARM_SECONDS("xiezhi.checkpoint.alarm.seconds"),
    TRAIL_POLICY("xiezhi.trail.policy"),
    WITNESS_FOLDER("xiezhi.witness.folder"),
    WITNESS_ALARM_SECONDS("xiezhi.witness.alarm.seconds"),
    STAMP_URL("xiezhi.stamp.url"),
    STAMP_TRUST("xiezhi.stamp.trust"),
    STAMP_POLICY("xiezhi.stamp.policy"),
    STAMP_INTERVAL_SECONDS("xiezhi.stamp.interval.seconds"),
    STAMP_TIMEOUT_SECONDS("xiezhi.stamp.timeout.seconds"),
    SECRET_LEVEL("xiezhi.secret.level"),
    SESSION_IDLE_MINUTES("xiezhi.session.idle.minutes"),
    ORGAN_NAME("xiezhi.organ.name"),
    PUBLIC_URL("xiezhi.public.url"),
    ANOMALY_ROUND_HOURS("xiezhi.anomaly.round.hours"),
    ANOMALY_HOURS("xiezhi.anomaly.hours"),
    ANOMALY_LOOKS("xiezhi.anomaly.looks"),
    ANOMALY_APPROVALS("xiezhi.anomaly.approvals"),
    ANOMALY_REFUSALS("xiezhi.anomaly.refusals"),
    ANOMALY_RIGHTS("xiezhi.anomaly.rights"),
    ANOMALY_ADDRESSES("xiezhi.anomaly.addresses"),
    ANOMALY_OUTSIDERS("xiezhi.anomaly.outsiders"),
    ANOMALY_OVERDUE("xiezhi.anomaly.overdue");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** The name in a settings file, on the command line and among the system properties. */
    public String key() {
        return key;
    }

    /** The name among the environment variables: {@code XIEZHI_DATABASE_URL} for {@code xiezhi.database.url}. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    boolean secret() {
        return this == DATABASE_PASSWORD || this == KEYS_PASSWORD || this == KEYS_PIN || this == EVIDENCE_S3_SECRET_KEY;
    }

    static Optional<Setting> ofKey(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    static Optional<Setting> ofVariable(String variable) {
        for (Setting setting : values()) {
            if (setting.variable().equals(variable)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
