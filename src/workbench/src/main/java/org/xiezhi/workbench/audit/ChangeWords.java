package org.xiezhi.workbench.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.auditor.AlarmKind;
import org.xiezhi.casework.custody.Handover;
import org.xiezhi.casework.erasure.ErasureQueries;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.query.QueryState;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.Words;

/** A line of what an act changed, {@code table.column: from → to}, in the reader's language. */
final class ChangeWords {

    private static final Pattern LINE = Pattern.compile("([a-z_]+)\\.([a-z_]+)(?:: (.*) → (.*))?", Pattern.DOTALL);

    private final Words words;
    private final Map<UUID, String> names;
    private final Map<String, UnaryOperator<String>> readings;

    /**
     * For a reader.
     *
     * @param names of people and rooms by id
     */
    ChangeWords(Words words, Map<UUID, String> names) {
        this.words = words;
        this.names = names;
        this.readings = Map.ofEntries(
                Map.entry("account.roles", this::roles),
                Map.entry("account.disabled", this::truth),
                Map.entry("matter.stage", code -> words.label(Stage.class, code)),
                Map.entry("proposal.step", code -> words.label(Step.class, code)),
                Map.entry("proposal.state", code -> words.label(Proposal.State.class, code)),
                Map.entry("proposal_step.level", code -> words.label(Level.class, code)),
                Map.entry("proposal_step.held_level", code -> words.label(Level.class, code)),
                Map.entry("proposal_step.decision", code -> words.label(Decision.class, code)),
                Map.entry("thing.whereabouts", code -> words.label(Thing.Whereabouts.class, code)),
                Map.entry("handover.state", code -> words.label(Handover.Progress.class, code)),
                Map.entry("audit_query.state", code -> words.label(QueryState.class, code)),
                Map.entry("erasure.state", code -> words.label(ErasureQueries.ErasureState.class, code)),
                Map.entry("trail_alarm.kind", code -> words.label(AlarmKind.class, code)),
                Map.entry("handover.purpose", code -> words.label(Handover.Purpose.class, code)),
                Map.entry("handover.given_seal", code -> words.label(Handover.Seal.class, code)),
                Map.entry("handover.taken_seal", code -> words.label(Handover.Seal.class, code)));
    }

    String say(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        String key = parts.group(1) + "." + parts.group(2);
        String column = words.word("audit_column.label." + key.replace('.', '_'), key);
        String from = parts.group(3);
        return from == null
                ? words.say("audit_trail.text.changed", column)
                : words.say("audit_trail.text.from_to", column, read(key, from), read(key, parts.group(4)));
    }

    private String read(String key, String content) {
        return content.equals("-")
                ? words.get("audit_trail.text.nothing")
                : readings.getOrDefault(key, this::name).apply(content);
    }

    private String name(String content) {
        try {
            return names.getOrDefault(UUID.fromString(content), content);
        } catch (IllegalArgumentException e) {
            // No id: a day, a code, a number.
            return content;
        }
    }

    private String truth(String content) {
        return words.get(content.equals("true") ? "audit_trail.text.yes" : "audit_trail.text.no");
    }

    private String roles(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .map(code -> words.label(Role.class, code))
                .collect(Collectors.joining(words.get("general.text.comma")));
    }
}
