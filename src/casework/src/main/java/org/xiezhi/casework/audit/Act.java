package org.xiezhi.casework.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of acts: every kind of entry the trail can hold, with the values it records. It drives code, trail,
 * filters, labels ({@code Act.<name>} in the bundles of the workbench) and the page {@code docs/acts.md}.
 */
public enum Act {
    SYSTEM_STARTED("system.started", Value.VERSION, Value.RULEBOOK, Value.MODE, Value.CONFIGURATION),
    CONFIGURATION_CHANGED("system.configuration-changed", Value.CHANGES),
    RULEBOOK_CHANGED("system.rulebook-changed", Value.RULEBOOK_BEFORE, Value.RULEBOOK),
    SYSTEM_STOPPED("system.stopped"),
    ORGANISATION_LOADED("organisation.loaded", Value.COUNT),
    FIRST_ADMINISTRATORS_MADE("administrators.made", Value.COUNT),
    CODE_REFUSED("administrators.code-refused"),
    KEYS_OPENED("key.opened", Value.KEY),
    KEY_MADE("key.made", Value.KEY),
    KEY_ROTATED("key.rotated", Value.KEY),
    KEYS_REWRAPPED("key.rewrapped", Value.KEY, Value.COUNT),
    VAULT_SWEPT("vault.swept", Value.COUNT, Value.OBJECTS),
    VAULT_SCRUBBED("vault.scrubbed", Value.COUNT, Value.BYTES, Value.DAMAGED),

    SIGNED_IN("session.signed-in"),
    SIGN_IN_FAILED("session.sign-in-failed", Value.LOGIN_NAME),
    ACCOUNT_LOCKED("session.locked"),
    SIGNED_OUT("session.signed-out"),
    SESSION_EXPIRED("session.expired"),
    OLD_SESSION_REFUSED("session.refused"),
    LANGUAGE_CHOSEN("account.language", Value.LANGUAGE),

    DRAFT_BEGUN("draft.begun", Value.FORM),
    DRAFTS_SEALED("draft.sealed-anew", Value.COUNT),
    DRAFT_DISCARDED("draft.discarded", Value.FORM),

    REFUSED("access.refused", Value.PERMISSION, Value.RULE),
    HIDDEN("access.hidden", Value.PERMISSION, Value.RULE),

    CLUES_LISTED("clue.listed", Value.COUNT, Value.SOUGHT),
    CLUE_REGISTERED("clue.registered", Value.NUMBER, Value.PERSON),
    CLUE_OPENED("clue.opened", Value.NUMBER),
    ROOM_PROPOSED("clue.room-proposed", Value.NUMBER),
    HANDLERS_NAMED("clue.handlers-named", Value.NUMBER, Value.HANDLERS),

    PROPOSED("proposal.made", Value.NUMBER, Value.STEP, Value.DOCUMENT),
    PROPOSAL_OPENED("proposal.opened", Value.NUMBER, Value.STEP, Value.DOCUMENT),
    PROPOSAL_AGREED("proposal.agreed", Value.NUMBER, Value.STEP, Value.LEVEL, Value.DOCUMENT),
    PROPOSAL_RETURNED("proposal.returned", Value.NUMBER, Value.STEP, Value.LEVEL, Value.DOCUMENT, Value.REASON),
    PROPOSAL_REFUSED("proposal.refused", Value.NUMBER, Value.STEP, Value.LEVEL, Value.DOCUMENT, Value.REASON),
    PROPOSAL_STALE("proposal.stale", Value.NUMBER, Value.STEP, Value.DOCUMENT),
    INBOX_OPENED("proposal.inbox", Value.COUNT),
    DESK_OPENED("desk.opened", Value.COUNT),

    EVIDENCE_BEGUN("evidence.begun", Value.NUMBER),
    EVIDENCE_ADDED("evidence.added", Value.NUMBER, Value.ITEM, Value.SHA256),
    /** The hash that came with the file is the one that was taken while it was received. */
    EVIDENCE_COMPARED("evidence.compared", Value.NUMBER, Value.ITEM, Value.SHA256),
    THING_ADDED("evidence.thing-added", Value.NUMBER, Value.ITEM),
    EVIDENCE_ABANDONED("evidence.abandoned", Value.NUMBER),
    EVIDENCE_LISTED("evidence.listed", Value.NUMBER, Value.COUNT),
    EVIDENCE_RECORD_OPENED("evidence.record-opened", Value.NUMBER, Value.ITEM),
    EVIDENCE_OPENED("evidence.opened", Value.NUMBER, Value.ITEM),
    /** With a document: the record of custody that went along, by its hash. */
    EVIDENCE_EXPORTED("evidence.exported", Value.NUMBER, Value.ITEM, Value.REASON, Value.DOCUMENT),
    /** A bag of originals left the system; the hash is that of its manifest, which has the hash of each file. */
    BAG_EXPORTED("evidence.bag-exported", Value.NUMBER, Value.COUNT, Value.BYTES, Value.SHA256, Value.REASON),
    EVIDENCE_DAMAGED("evidence.damaged", Value.NUMBER, Value.ITEM),

    CUSTODY_LISTED("custody.listed", Value.COUNT),
    CUSTODY_OPENED("custody.opened", Value.NUMBER, Value.ITEM),
    CUSTODY_PRINTED("custody.printed", Value.NUMBER, Value.ITEM, Value.SHA256, Value.REASON),
    CUSTODY_OF_MATTER_PRINTED("custody.matter-printed", Value.NUMBER, Value.COUNT, Value.SHA256, Value.REASON),
    ELECTRONIC_DATA_PRINTED("custody.electronic-data-printed", Value.NUMBER, Value.COUNT, Value.SHA256, Value.REASON),
    LABEL_PRINTED("custody.label-printed", Value.NUMBER, Value.ITEM),
    BORROWING_ASKED("custody.asked", Value.NUMBER, Value.ITEM, Value.REASON),
    BORROWING_APPROVED("custody.approved", Value.NUMBER, Value.ITEM),
    HANDOVER_OFFERED("custody.offered", Value.NUMBER, Value.ITEM, Value.PURPOSE, Value.SEAL),
    GIVEN_IN_PLACE("custody.given-in-place", Value.NUMBER, Value.ITEM, Value.PURPOSE, Value.SEAL, Value.REASON),
    HANDOVER_TAKEN("custody.taken", Value.NUMBER, Value.ITEM, Value.PURPOSE, Value.SEAL),
    HANDOVER_REFUSED("custody.refused", Value.NUMBER, Value.ITEM, Value.PURPOSE, Value.REASON),
    HANDOVER_WITHDRAWN("custody.withdrawn", Value.NUMBER, Value.ITEM, Value.PURPOSE),

    PLAN_WRITTEN("verification.planned", Value.NUMBER),
    REPORT_OPENED("verification.opened", Value.NUMBER),
    REPORT_SIGNED("verification.signed", Value.NUMBER, Value.DOCUMENT),
    REPORT_WRITTEN("verification.written", Value.NUMBER, Value.DOCUMENT),

    CASE_FILED("casefile.filed", Value.NUMBER),
    CASEFILES_LISTED("casefile.listed", Value.COUNT, Value.SOUGHT),
    CASEFILE_OPENED("casefile.opened", Value.NUMBER),

    TRAIL_OPENED("trail.opened", Value.FILTER),
    VIEW_SAVED("trail.view-saved", Value.FILTER),
    VIEW_REMOVED("trail.view-removed", Value.FILTER),
    PERSON_FOLLOWED("trail.person-followed", Value.LOGIN_NAME),
    MATTER_FOLLOWED("trail.matter-followed", Value.NUMBER),
    RHYTHM_OPENED("trail.rhythm-opened", Value.FILTER),
    TRAIL_STATE_OPENED("trail.state-opened"),
    TRAIL_VERIFIED("trail.verified", Value.COUNT, Value.FINDINGS, Value.VERIFIED, Value.COMPARED, Value.ERASED),
    TRAIL_REPORTS_LISTED("trail.reports-listed", Value.COUNT),
    TRAIL_REPORT_OPENED("trail.report-opened", Value.COUNT),
    ALARM_RAISED("trail.alarm-raised", Value.ALARM),
    ALARM_OVER("trail.alarm-over", Value.ALARM),
    ALARM_ANSWERED("trail.alarm-answered", Value.ALARM, Value.REASON),
    TRAIL_EXPORT_BEGUN("trail.export-begun", Value.FILTER, Value.COUNT, Value.FORMAT, Value.REASON),
    TRAIL_EXPORTED("trail.exported", Value.COUNT, Value.FORMAT, Value.BYTES, Value.SHA256),
    PROOF_TAKEN("trail.proof-taken", Value.ENTRY),
    TOKEN_MADE("token.made", Value.LABEL, Value.UNTIL),
    TOKEN_REVOKED("token.revoked", Value.LABEL),
    /** A look at the log by a program: the first request of an hour from an address. */
    TOKEN_USED("token.used", Value.LABEL),
    /** How many requests that hour had. */
    TOKEN_COUNTED("token.counted", Value.LABEL, Value.FROM, Value.COUNT),
    TOKEN_REFUSED("token.refused", Value.RULE, Value.COUNT),
    SAMPLE_DRAWN("sample.drawn", Value.SAMPLED, Value.SEED, Value.COUNT, Value.SIZE, Value.ROOT),
    QUERIES_LISTED("query.listed", Value.COUNT),
    QUERY_ASKED("query.asked", Value.NUMBER, Value.ENTRY, Value.ROOM, Value.DUE, Value.QUESTION),
    QUERY_OPENED("query.opened", Value.NUMBER),
    QUERY_ANSWERED("query.answered", Value.NUMBER, Value.ANSWER),
    QUERY_RETURNED("query.returned", Value.NUMBER, Value.DUE, Value.REMARK),
    QUERY_ACCEPTED("query.accepted", Value.NUMBER),
    QUERY_WITHDRAWN("query.withdrawn", Value.NUMBER, Value.REMARK),
    ANOMALIES_OPENED("trail.anomalies-opened", Value.FILTER, Value.HITS),
    /** Somebody wants the rules to be asked now. */
    ANOMALIES_ASKED("trail.anomalies-asked", Value.FILTER),
    /** A round of the rules is over: how often each met something, how many hits are kept, and what commits to them. */
    ANOMALIES_SOUGHT(
            "trail.anomalies-sought", Value.FILTER, Value.HITS, Value.FAILED, Value.COUNT, Value.SHA256, Value.ALTERED),
    ANOMALY_ANSWERED("trail.anomaly-answered", Value.ANOMALY, Value.FILTER, Value.COUNT, Value.REASON),
    TRAIL_BEHIND("trail.database-behind", Value.COUNT),
    ERASURES_LISTED("erasure.listed", Value.COUNT),
    /** Somebody asked how many values a choice would take, before he proposed it. */
    ERASURE_COUNTED("erasure.counted", Value.KINDS, Value.COUNT),
    ERASURE_PROPOSED(
            "erasure.proposed", Value.NUMBER, Value.GROUND, Value.KINDS, Value.COUNT, Value.SHA256, Value.REASON),
    ERASURE_OPENED("erasure.opened", Value.NUMBER, Value.SHA256),
    ERASURE_WITHDRAWN("erasure.withdrawn", Value.NUMBER, Value.SHA256),
    ERASURE_REFUSED("erasure.refused", Value.NUMBER, Value.SHA256, Value.REASON),
    /** Readable values are gone; {@code sha256} names which, see docs/formats/audit-entry.md. */
    VALUES_ERASED("erasure.erased", Value.NUMBER, Value.GROUND, Value.KINDS, Value.COUNT, Value.SHA256),
    WITNESS_REFUSED("witness.refused", Value.WITNESS, Value.COUNT),
    QUORUM_LOST("witness.quorum-lost", Value.COUNT),
    QUORUM_MET("witness.quorum-met", Value.COUNT),
    CHECKPOINT_STAMPED("stamp.received", Value.COUNT, Value.SHA256, Value.GENERATED, Value.SERIAL, Value.AUTHORITY),
    STAMP_FAILED("stamp.failed", Value.TROUBLE, Value.AUTHORITY),
    CLOCK_DIFFERS("clock.differs", Value.MILLIS, Value.AUTHORITY),
    CLOCK_WENT_BACK("clock.went-back", Value.MILLIS),
    ACCOUNT_MADE("account.made", Value.LOGIN_NAME),
    RIGHTS_OPENED("account.rights-opened", Value.LOGIN_NAME),
    RIGHTS_CHANGED("account.rights-changed", Value.LOGIN_NAME, Value.ROLES_BEFORE, Value.ROLES),
    ACCOUNTS_LISTED("account.listed", Value.COUNT),
    ACCOUNT_LOCK_LIFTED("account.lock-lifted"),
    ACCOUNT_DISABLED("account.disabled"),
    ACCOUNT_ENABLED("account.enabled");

    /**
     * A named value of an entry, whether an auditor may read it or sees only that it is there, and whether it may tell of a
     * person, so that it can be erased.
     */
    public enum Value {
        VERSION("version", true),
        RULEBOOK_BEFORE("rulebook-before", true),
        RULEBOOK("rulebook", true),
        /** Every setting that is no secret, a line for each. */
        CONFIGURATION("configuration", true),
        /** What differs from the last start, a line for each setting. */
        CHANGES("changes", true),
        MODE("mode", true),
        COUNT("count", true),
        KEY("key", true),
        /** Where the client asked from: recorded with every entry that a client caused. */
        ADDRESS("address", true, true),
        /** What the act changed in rows that were there before, see {@link RowChanges}: recorded with every entry that did. */
        CHANGED("changed", true, true),
        LOGIN_NAME("login", true, true),
        LANGUAGE("language", true),
        ROLES_BEFORE("roles-before", true),
        ROLES("roles", true),
        FORM("form", true),
        PERMISSION("permission", true),
        /** Codes of the rules that refused; stands in the entry itself, and so do those of an act that was allowed. */
        RULE("rule", true),
        NUMBER("number", true),
        STEP("step", true),
        LEVEL("level", true),
        DOCUMENT("document", true),
        ITEM("item", true),
        SHA256("sha256", true),
        PURPOSE("purpose", true),
        SEAL("seal", true),
        FILTER("filter", true),
        FINDINGS("findings", true),
        /** {@code whole}, or {@code since} and the number of entries that were taken as verified before. */
        VERIFIED("verified", true),
        /** Size and root of a checkpoint from outside that the trail was compared with, or {@code none}. */
        COMPARED("compared", true),
        /** The kind of an alarm of the trail. */
        ALARM("alarm", true),
        /** In which form something left the system: csv, xlsx, pdf, bundle. */
        FORMAT("format", true),
        /** Index of an entry in the log, or its id if it had none yet. */
        ENTRY("entry", true),
        /** The name of a room, in simplified Chinese. */
        ROOM("room", true),
        /** A day. */
        DUE("due", true),
        /** What the auditor asks a room, what it answers and what he says to that: between the two of them, so he reads it. */
        QUESTION("question", true),
        ANSWER("answer", true),
        REMARK("remark", true),
        /** Of what a sample was drawn: entries or cases. */
        SAMPLED("sampled", true),
        SEED("seed", true),
        /** Entries under a checkpoint. */
        SIZE("size", true),
        /** Of a checkpoint, in base64. */
        ROOT("root", true),
        /** A rule of the anomalies. */
        ANOMALY("anomaly", true),
        /** How often each rule of the anomalies that is on met something: {@code looks=2}, with blanks between. */
        HITS("hits", true),
        /** Rules of the anomalies that could not be asked, with blanks between. */
        FAILED("failed", true),
        /** How many hits were there that are not what the last round had left. */
        ALTERED("altered", true),
        OBJECTS("objects", true),
        BYTES("bytes", true),
        /** Originals that are not as they were received. */
        DAMAGED("damaged", true),
        WITNESS("witness", true),
        /** Who stamps: as the certificate names him, or his address where no certificate was believed. */
        AUTHORITY("authority", true),
        /** Time in a stamp, by the authority's clock, in UTC. */
        GENERATED("generated", true),
        /** Number of a stamp at its authority. */
        SERIAL("serial", true),
        /** What went wrong with a stamp. */
        TROUBLE("trouble", true),
        /** How far a clock went back, or how far the server's is ahead of the authority's; negative if it is behind. */
        MILLIS("millis", true),
        /** What an auditor calls one of his tokens. */
        LABEL("label", true),
        /** The last day of a token. */
        UNTIL("until", true),
        /** The network address that others asked from than whoever caused the entry. */
        FROM("from", true),
        /** Kinds of values, by their names with commas. */
        KINDS("kinds", true),
        /** Code of the rulebook's list of grounds on which values may be erased. */
        GROUND("ground", true),
        /** Values that an erasure of the trail accounts for. */
        ERASED("erased", true),
        PERSON("person", false, true),
        HANDLERS("handlers", true, true),
        REASON("reason", false, true),
        SOUGHT("sought", false, true);

        private final String code;
        private final boolean open;
        private final boolean personal;

        Value(String code, boolean open) {
            this(code, open, false);
        }

        Value(String code, boolean open, boolean personal) {
            this.code = code;
            this.open = open;
            this.personal = personal;
        }

        public String code() {
            return code;
        }

        /** True if an auditor may read it; otherwise he sees only that it was recorded. */
        public boolean open() {
            return open;
        }

        /** True if what it holds may tell of a person; only such values can be erased. */
        public boolean personal() {
            return personal;
        }

        private static final Set<String> PERSONAL = Arrays.stream(values())
                .filter(Value::personal)
                .map(Value::code)
                .collect(Collectors.toUnmodifiableSet());

        public static boolean personal(String code) {
            return PERSONAL.contains(code);
        }

        private static final Set<String> OPEN =
                Arrays.stream(values()).filter(Value::open).map(Value::code).collect(Collectors.toUnmodifiableSet());

        public static boolean open(String code) {
            return OPEN.contains(code);
        }
    }

    private static final Map<String, Act> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Act::code, Function.identity()));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<Value> values;

    Act(String code, Value... values) {
        this.code = code;
        this.values = List.of(values);
    }

    public String code() {
        return code;
    }

    public List<Value> recorded() {
        return values;
    }

    /** The act of an entry; empty if the catalogue has none of this code. */
    public static Optional<Act> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
