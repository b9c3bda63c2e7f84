package org.xiezhi.workbench.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiezhi.casework.anomaly.Hit;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** What the rules of the anomalies met, in the reader's language. */
public final class AnomalyWords {

    /** A sentence has room for so many limits; the bundles count on it. */
    private static final int LIMITS = 3;

    private static final int TOLD = 2;

    private final Words words;
    private final Formats formats;
    private final Map<UUID, String> people;
    private final ValueWords values;

    AnomalyWords(Words words, Formats formats, Map<UUID, String> people) {
        this.words = words;
        this.formats = formats;
        this.people = people;
        this.values = new ValueWords(words, people);
    }

    /** From which figures on a rule meets something. */
    public String limits(String rule, List<Integer> limits) {
        return limits.isEmpty()
                ? words.get("audit_anomalies.text.no_limits")
                : words.say("audit_anomalies.limits." + rule, texts(limits).toArray());
    }

    /**
     * What happened, with its figures and those of the rule: the bundles have who at 0, when at 1, how often at 2, limits at 3 to 5,
     * what else the hit tells at 6 and 7, the number of the matter at 8, somebody else at 9.
     */
    public String say(Hit hit, List<Integer> limits) {
        List<String> arguments = new ArrayList<>(List.of(who(hit), span(hit), formats.count(hit.count())));
        arguments.addAll(filled(texts(limits), LIMITS));
        arguments.addAll(filled(told(hit), TOLD));
        arguments.add(hit.number().orElseGet(() -> words.get("audit_anomalies.text.unknown")));
        arguments.add(name(hit.other()));
        return words.say("audit_anomalies.hit." + hit.sentence(), arguments.toArray());
    }

    private List<String> texts(List<Integer> limits) {
        return limits.stream().map(formats::count).toList();
    }

    private static List<String> filled(List<String> given, int places) {
        return Stream.concat(given.stream(), Stream.generate(() -> ""))
                .limit(places)
                .toList();
    }

    private List<String> told(Hit hit) {
        return switch (hit.rule()) {
            case "rights" -> List.of(values.roles(hit.told().get(0)), hit.told().get(1));
            case "outsiders" ->
                List.of(
                        hit.told().get(0).isEmpty()
                                ? known("")
                                : values.rules(hit.told().get(0)));
            // They may have been erased since.
            case "addresses" -> List.of(known(hit.told().get(0)));
            default -> hit.told();
        };
    }

    private String who(Hit hit) {
        return hit.person().isPresent() ? name(hit.person()) : known(hit.address());
    }

    private String known(String what) {
        return what.isEmpty() ? words.get("audit_anomalies.text.unknown") : what;
    }

    /** Everybody whom it concerns. */
    public String people(Hit hit) {
        String all = Stream.concat(hit.person().stream(), hit.other().stream())
                .distinct()
                .map(this::name)
                .collect(Collectors.joining(words.get("general.text.comma")));
        return all.isEmpty() ? words.get("audit_anomalies.text.nobody") : all;
    }

    private String name(Optional<UUID> person) {
        return person.map(this::name).orElse("");
    }

    public String name(UUID person) {
        return people.getOrDefault(person, person.toString());
    }

    /** From when to when, in minutes; what fits into one minute has one. */
    public String span(Hit hit) {
        String first = formats.minute(hit.first());
        String last = formats.minute(hit.last());
        if (first.equals(last)) {
            return first;
        }
        // The day, and the blank behind it.
        int day = formats.dayOf(hit.first()).length() + 1;
        return first + "–" + (day(hit.first()).equals(day(hit.last())) ? last.substring(day) : last);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ServerClock.ZONE);
    }

    /** What narrows the trail to the entries of a hit, by whole minutes, as the trail does. */
    public String trail(Hit hit) {
        return Stream.of(
                        hit.person().map(person -> "person=" + person),
                        hit.number().map(number -> "number=" + encoded(number)),
                        // Nobody was signed in, so no person narrows it.
                        hit.person().isPresent() || hit.address().isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of("address=" + encoded(hit.address())),
                        Optional.of("from=" + encoded(formats.minute(hit.first()))),
                        Optional.of("to=" + encoded(formats.minute(hit.last()))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
