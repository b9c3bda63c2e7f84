package org.xiezhi.verifier;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.verifier.Report.Problem;
import org.xiezhi.verifier.Report.Said;

/** A report in words, Chinese or English, or as JSON. */
final class Words {

    private final Locale language;
    private final ResourceBundle messages;

    Words(Locale language) {
        this.language = language;
        messages = ResourceBundle.getBundle(
                "org.xiezhi.verifier.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private String say(String key, Object... arguments) {
        return new MessageFormat(messages.getString(key), language).format(arguments);
    }

    String usage(String code, String argument) {
        return say("usage." + code, argument);
    }

    String witness(String code, String... arguments) {
        return say("witness." + code, Arrays.stream(arguments).map(Words::plain).toArray());
    }

    /** The report, and under it what was drawn. */
    String text(Report report, Optional<Drawing> drawing) {
        return text(report) + drawing.map(this::text).orElse("");
    }

    private String text(Drawing drawing) {
        String kind = drawing.kind().word();
        StringBuilder text = new StringBuilder();
        text.append(say(
                        "sample." + kind,
                        Integer.toString(drawing.drawn().size()),
                        Long.toString(drawing.population()),
                        Long.toString(drawing.head().size()),
                        drawing.head().root().hex(),
                        plain(drawing.seed())))
                .append('\n');
        int place = 1;
        for (Map<String, Object> one : drawing.drawn()) {
            text.append("  ").append(place++).append(". ");
            text.append(
                    one.values().stream().map(value -> plain(value.toString())).collect(Collectors.joining("  ")));
            text.append('\n');
        }
        return text.toString();
    }

    private String text(Report report) {
        StringBuilder text = new StringBuilder();
        section(text, "checked", report.checked());
        section(text, "unchecked", report.unchecked());
        section(text, "outside", report.outside());
        if (report.total() > 0) {
            text.append(say("section.problems", Long.toString(report.total()))).append('\n');
            for (Problem problem : report.problems()) {
                text.append("  ")
                        .append(say(
                                "problem.line",
                                messages.getString("problem." + problem.code()),
                                plain(problem.where()),
                                plain(problem.expected()),
                                plain(problem.found())))
                        .append('\n');
            }
        }
        return text.append(say("verdict." + verdict(report))).append('\n').toString();
    }

    private void section(StringBuilder text, String kind, List<Said> sentences) {
        if (!sentences.isEmpty()) {
            text.append(say("section." + kind)).append('\n');
            sentences.forEach(sentence ->
                    text.append("  ").append(sentence(kind, sentence)).append('\n'));
        }
    }

    private String sentence(String kind, Said said) {
        return say(
                kind + "." + said.code(),
                said.arguments().stream().map(Words::plain).toArray());
    }

    // A file of somebody else must not steer the terminal of whoever reads about it.
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String verdict(Report report) {
        return report.exitCode().name().toLowerCase(Locale.ROOT);
    }

    String json(Report report, Optional<Drawing> drawing) {
        Map<String, @Nullable Object> json = new TreeMap<>();
        drawing.ifPresent(drawn -> json.put("sample", drawn.json()));
        json.put("v", 1L);
        json.put("verdict", verdict(report));
        json.put("exit", (long) report.exitCode().number());
        json.put("size", report.head().map(head -> head.size()).orElse(null));
        json.put("root", report.head().map(head -> head.root().hex()).orElse(null));
        json.put("checked", sentences("checked", report.checked()));
        json.put("unchecked", sentences("unchecked", report.unchecked()));
        json.put("outside", sentences("outside", report.outside()));
        List<Object> problems = new ArrayList<>();
        for (Problem problem : report.problems()) {
            problems.add(Map.of(
                    "code",
                    problem.code(),
                    "where",
                    plain(problem.where()),
                    "expected",
                    plain(problem.expected()),
                    "found",
                    plain(problem.found())));
        }
        json.put("problems", problems);
        json.put("problemsTotal", report.total());
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8) + "\n";
    }

    private List<Object> sentences(String kind, List<Said> said) {
        List<Object> list = new ArrayList<>();
        said.forEach(one -> list.add(Map.of("code", one.code(), "text", sentence(kind, one))));
        return list;
    }
}
