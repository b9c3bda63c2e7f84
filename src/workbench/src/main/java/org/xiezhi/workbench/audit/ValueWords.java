package org.xiezhi.workbench.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.auditor.AlarmKind;
import org.xiezhi.casework.custody.Handover;
import org.xiezhi.casework.timestamp.StampTrouble;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.Words;

/**
 * What a recorded value tells a reader: the codes of the house by their labels, everything else as it was recorded. A
 * code that the house no longer has is shown as it stands: the trail outlives it.
 */
final class ValueWords {

    private static final String STEP = "step.";

    private final Words words;
    private final Map<UUID, String> names;
    private final ChangeWords changes;
    private final Map<String, UnaryOperator<String>> readings;

    /**
     * For a reader.
     *
     * @param names of people and rooms by id
     */
    ValueWords(Words words, Map<UUID, String> names) {
        this.words = words;
        this.names = names;
        this.changes = new ChangeWords(words, names);
        this.readings = Map.ofEntries(
                entry("step", code -> words.label(Step.class, code)),
                entry("level", code -> words.label(Level.class, code)),
                entry("roles", this::roles),
                entry("roles-before", this::roles),
                entry("permission", this::permission),
                entry("rule", this::rules),
                entry("role", code -> words.label(Role.class, code)),
                entry("purpose", code -> words.label(Handover.Purpose.class, code)),
                entry("seal", code -> words.label(Handover.Seal.class, code)),
                entry("behalf", account -> names.getOrDefault(UUID.fromString(account), account)),
                // A dozen lines at each start; what changed has an entry of its own.
                entry(
                        "configuration",
                        all -> words.say(
                                "audit_trail.text.settings", all.lines().count())),
                entry("changes", changes -> changes.replace("\n", words.get("general.text.comma"))),
                entry("changed", this::changed),
                entry("alarm", code -> words.label(AlarmKind.class, code)),
                entry("filter", this::filter),
                entry("anomaly", this::anomaly),
                entry("hits", this::hits),
                entry("failed", this::anomalies),
                entry("format", code -> words.word("audit_export.button." + code.toLowerCase(Locale.ROOT), code)),
                entry("trouble", code -> words.label(StampTrouble.class, code)),
                entry("sampled", code -> words.word("audit_sample.kind." + code, code)),
                entry("kinds", this::kinds),
                entry("ground", code -> words.code(Catalogue.ERASURE_GROUNDS, code)),
                entry("verified", this::verified),
                entry("compared", this::compared));
    }

    private static Map.Entry<String, UnaryOperator<String>> entry(String value, UnaryOperator<String> reading) {
        return Map.entry(value, reading);
    }

    /** The value's name and what it says. */
    String say(String name, String content) {
        return name(name) + read(name, content);
    }

    /** What it says, without its name. */
    String read(String name, String content) {
        return readings.getOrDefault(name, as -> as).apply(content);
    }

    private String changed(String lines) {
        return lines.lines().map(changes::say).collect(Collectors.joining(words.get("general.text.comma")));
    }

    /** The value's name with what stands between it and its content. */
    String name(String value) {
        return words.say("general.text.named", words.get("audit_trail.value." + value));
    }

    private String kinds(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .map(code -> words.word("audit_trail.value." + code, code))
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    String roles(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .map(code -> words.label(Role.class, code))
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    /** A refusal names the permission that was asked for, or the step. */
    private String permission(String code) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.code().equals(code))
                .findFirst()
                .map(words::label)
                .orElseGet(() -> words.label(Step.class, code));
    }

    /**
     * What let somebody pass or refused him, by short names: the sentences of a refusal speak to who was refused, with
     * what was at hand then. A step of the procedure that the rulebook allowed has the name of the step.
     */
    String rules(String keys) {
        return Arrays.stream(keys.split(" ", -1))
                .map(key -> key.startsWith(STEP) ? step(key) : words.word("audit_trail.rule." + key, key))
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String anomaly(String rule) {
        return words.word("audit_anomalies.rule." + rule, rule);
    }

    private String anomalies(String rules) {
        return Arrays.stream(rules.split(" ", -1))
                .map(this::anomaly)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    /** Each part is {@code rule=count}. */
    private String hits(String told) {
        return Arrays.stream(told.split(" ", -1))
                .map(part -> part.split("=", 2))
                .map(part -> part.length == 2 ? anomaly(part[0]) + " " + part[1] : part[0])
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String step(String rule) {
        return Arrays.stream(Step.values())
                .filter(step -> rule.equals(STEP + step.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(words::label)
                .orElse(rule);
    }

    /** {@code whole}, or {@code since} and a number of entries. */
    private String verified(String what) {
        return what.startsWith("since ")
                ? words.say("audit_verify.text.scope_since", what.substring("since ".length()))
                : what.equals("whole") ? words.get("audit_verify.text.scope_whole") : what;
    }

    /** Size and root of a checkpoint, or {@code none}. */
    private String compared(String with) {
        String[] head = with.split(" ", -1);
        return head.length == 2
                ? words.say("audit_verify.said.head", head[0], head[1])
                : with.equals("none") ? words.get("audit_verify.said.none") : with;
    }

    /** Each part is {@code name=content}, see {@code TrailFilter.told}. */
    String filter(String told) {
        return Arrays.stream(told.split(" ", -1))
                .map(part -> part.split("=", 2))
                .map(part -> part.length == 2 ? filtered(part[0], part[1]) : part[0])
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String filtered(String name, String content) {
        String said = switch (name) {
            case "act" ->
                Act.find(content).map(act -> words.get("Act." + act.name())).orElse(content);
            case "outcome" -> words.word("AuditOutcome." + content, content);
            case "person", "room" -> names.getOrDefault(UUID.fromString(content), content);
            case "rule" -> rules(content);
            case "from", "to" -> content.replace('T', ' ');
            default -> content;
        };
        return words.word("audit_trail.label." + name, name) + " " + said;
    }
}
