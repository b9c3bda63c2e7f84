package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.Goal.number;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The auditor's room over a long trail on PostgreSQL: what he waits for, and what others wait for while he verifies. */
final class AuditorLoads {

    private static final String AUDITOR = "jin.auditor";

    /** Milliseconds for the first page of any filter, and for the history of a person. */
    private static final double FIRST_PAGE = 300;

    /** Times the wait while nobody verifies. */
    private static final double PAGES = 1.5;

    /** MiB that an export of everything may hold more than before it. */
    private static final double EXPORT = 64;

    /** Between two looks at what is alive; each costs the product a collection. */
    private static final long LOOK_BYTES = 20L << 20;

    private static final String VERIFYING = "id=\"under_way\"";

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final Path folder;
    private final Path distribution;
    private final AuditorScale scale;

    AuditorLoads(Path folder, Path distribution, AuditorScale scale) {
        this.folder = folder;
        this.distribution = distribution;
        this.scale = scale;
    }

    /** All of them over one trail. */
    List<Result> room() throws IOException, SQLException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("audit-room/home"));
        try (DurableServer server = new DurableServer(folder.resolve("audit-room/postgresql"))) {
            DataSource database = server.emptyDatabase();
            String url = DurableServer.urlOf(database);
            try (RunningProduct product = RunningProduct.start(
                    distribution,
                    home,
                    "-Dxiezhi.database.url=" + url,
                    "-Dxiezhi.database.user=postgres",
                    "-Dxiezhi.verify.hours=168")) {
                SampleMatter matter = SampleMatter.in(product);
                new SampleDays(database).leave(scale.entries(), scale.writers());
                awaitLeaves(database);
                return measure(product, database, matter);
            }
        }
    }

    private List<Result> measure(RunningProduct product, DataSource database, SampleMatter matter)
            throws IOException, SQLException, InterruptedException {
        Visitor auditor = Visitor.signIn(product, AUDITOR);
        List<Result> results = new ArrayList<>(filters(auditor, database));
        results.add(export(auditor, product));
        results.addAll(whileVerifying(product, auditor, matter));
        return results;
    }

    /** Every entry has its leaf, and the server has counted what it holds. */
    private static void awaitLeaves(DataSource database) throws SQLException, InterruptedException {
        while (one(database, "select count(*) from audit_pending") > 0) {
            Thread.sleep(500);
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static long one(DataSource database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    private static String text(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What the auditor waits for. */
    private List<Result> filters(Visitor auditor, DataSource database)
            throws IOException, SQLException, InterruptedException {
        String person = text(database, "select id from account where login_name = 'chen.inspector'");
        String room = text(database, "select id from room order by id fetch first 1 rows only");
        String day =
                text(database, "select to_char(max(happened) - interval '20 days', 'YYYY-MM-DD') from audit_event");
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("none", "");
        paths.put("person", "?person=" + person);
        paths.put("room", "?room=" + room);
        paths.put("number", "?number=XS-2026-0100");
        paths.put("unknown number", "?number=XS-2026-9999");
        paths.put("act", "?act=clue.opened");
        paths.put("rare act", "?act=organisation.loaded");
        paths.put("outcome", "?outcome=refused");
        paths.put("address", "?address=10.1.1.1");
        paths.put("unknown address", "?address=10.9.9.9");
        paths.put("rule", "?rule=access.as_handler");
        paths.put("day", "?from=" + day + "&to=" + day);
        paths.put("person and act", "?person=" + person + "&act=session.signed-in");
        paths.put("person, refused", "?person=" + person + "&outcome=refused");
        List<Result> results = new ArrayList<>();
        Map<String, Double> each = new LinkedHashMap<>();
        for (Map.Entry<String, String> filter : paths.entrySet()) {
            each.put(
                    filter.getKey(),
                    wait(auditor, "/audit/trail.xhtml" + filter.getValue()).percentile(95));
        }
        String slowest = each.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
        results.add(new Result(
                "First page of a filter of the trail, ms, p95 of the slowest filter",
                Optional.of(Goal.atMost(FIRST_PAGE)),
                new Sample(List.of(each.get(slowest))),
                number(scale.entries()) + " entries; slowest: " + slowest + "; all: "
                        + each.entrySet().stream()
                                .map(one -> one.getKey() + " " + number(one.getValue()))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")));
        Sample history = wait(auditor, "/audit/person.xhtml?id=" + person);
        results.add(new Result(
                "History of a person, ms, p95",
                Optional.of(Goal.atMost(FIRST_PAGE)),
                new Sample(List.of(history.percentile(95))),
                "median " + number(history.median()) + " ms"));
        return results;
    }

    /** In milliseconds, the views of one page after those that do not count. */
    private Sample wait(Visitor visitor, String path) throws IOException, InterruptedException {
        for (int view = 0; view < scale.warmUp(); view++) {
            visitor.open(path);
        }
        List<Double> times = new ArrayList<>();
        for (int view = 0; view < scale.views(); view++) {
            times.add(once(visitor, path));
        }
        return new Sample(times);
    }

    private static double once(Visitor visitor, String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        visitor.open(path);
        return (System.nanoTime() - began) / 1e6;
    }

    /** What is alive in the server while everything leaves it as CSV. */
    private Result export(Visitor auditor, RunningProduct product) throws IOException, InterruptedException {
        String path = "/audit/export.xhtml";
        Form form = Form.of(auditor.open(path), "export").set("purpose", "年度审计");
        double before = product.liveMib();
        HttpRequest request = auditor.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.pressing("csv")))
                .build();
        List<Double> alive = new ArrayList<>();
        long bytes = 0;
        HttpResponse<InputStream> answer = auditor.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] piece = new byte[1 << 20];
            long looked = -LOOK_BYTES;
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                bytes += count;
                if (bytes - looked > LOOK_BYTES) {
                    alive.add(product.liveMib() - before);
                    looked = bytes;
                }
            }
        }
        if (answer.statusCode() != 200 || bytes < 50L * scale.entries()) {
            throw new IllegalStateException(
                    "expected all entries as CSV, found " + answer + " with " + bytes + " bytes");
        }
        return new Result(
                "Live memory that an export of everything takes while it goes out, MiB, the most",
                Optional.of(Goal.atMost(EXPORT)),
                new Sample(List.of(new Sample(alive).highest())),
                number(bytes / 1048576.0) + " MiB of CSV, looked at " + alive.size() + " times");
    }

    /** What everybody waits for while the whole trail is verified, against the same pages while it is not. */
    private List<Result> whileVerifying(RunningProduct product, Visitor auditor, SampleMatter matter)
            throws IOException, SQLException, InterruptedException {
        Visitor reader = Visitor.signIn(product, SampleMatter.HEAD);
        List<String> pages = List.of("/index.xhtml", "/clue/list.xhtml", matter.clue());
        List<Integer> counted = new ArrayList<>();
        for (int turn = 0; turn < scale.warmUp(); turn++) {
            for (String page : pages) {
                reader.open(page);
            }
        }
        Rounds rounds = Rounds.alternate(
                scale.rounds(),
                () -> {
                    begin(auditor);
                    List<Double> times = new ArrayList<>();
                    while (underWay(auditor)) {
                        for (int view = 0; view < scale.views(); view++) {
                            times.add(once(reader, pages.get(view % pages.size())));
                        }
                    }
                    counted.add(times.size());
                    return new Sample(times).percentile(95);
                },
                () -> {
                    List<Double> times = new ArrayList<>();
                    for (int view = 0; view < 10 * scale.views(); view++) {
                        times.add(once(reader, pages.get(view % pages.size())));
                    }
                    return new Sample(times).percentile(95);
                });
        return List.of(new Result(
                "Desk, list of clues and one clue while the whole trail is verified, p95: with it / without",
                Optional.of(Goal.atMost(PAGES)),
                rounds.ratio(),
                "with " + number(rounds.of(0).median()) + " ms, without "
                        + number(rounds.of(1).median()) + " ms; views while it was under way: " + counted));
    }

    private static void begin(Visitor auditor) throws IOException, InterruptedException {
        String path = "/audit/verify.xhtml";
        String page = auditor.open(path);
        Matcher nonce = NONCE.matcher(page);
        if (!nonce.find()) {
            throw new IllegalStateException("expected a page whose scripts have a nonce, found: " + page);
        }
        // The page's own script adds it to each form, and the page that is drawn in answer has to be of the same one.
        HttpRequest request = auditor.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.of(page, "verify").pressing("start") + "&primefaces.nonce="
                        + URLEncoder.encode(nonce.group(1), StandardCharsets.UTF_8)))
                .build();
        HttpResponse<byte[]> answer = auditor.send(request);
        String drawn = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() >= 400 || (answer.statusCode() == 200 && !drawn.contains(VERIFYING))) {
            throw new IllegalStateException("expected a verification under way, found " + answer + ": " + drawn);
        }
    }

    private static boolean underWay(Visitor auditor) throws IOException, InterruptedException {
        return auditor.open("/audit/verify.xhtml").contains(VERIFYING);
    }
}
