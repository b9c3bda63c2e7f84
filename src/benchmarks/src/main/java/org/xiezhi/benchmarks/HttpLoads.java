package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.Goal.number;
import static org.xiezhi.benchmarks.VaultLoads.mib;
import static org.xiezhi.benchmarks.VaultLoads.perSecond;
import static org.xiezhi.benchmarks.VaultLoads.rate;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a browser meets: uploads into the running product, and its pages while others upload. */
final class HttpLoads {

    /** Of the rate of a servlet that does nothing but encrypt. */
    private static final double UPLOAD = 0.70;

    /** Times the wait without uploads. */
    private static final double PAGES = 1.50;

    private static final long LITTLE = 1L << 20;

    private final Path folder;
    private final Path distribution;
    private final HttpScale scale;

    HttpLoads(Path folder, Path distribution, HttpScale scale) {
        this.folder = folder;
        this.distribution = distribution;
        this.scale = scale;
    }

    /** A large file through the whole product, against the bare servlet beside it in the same server. */
    List<Result> put() throws IOException, SQLException, InterruptedException {
        SampleFile file = file("http-put");
        SampleFile little = SampleFile.write(folder.resolve("http-put/little"), LITTLE);
        try (RunningProduct product = RunningProduct.start(distribution, folder.resolve("http-put/home"))) {
            product.deploy(archive(folder.resolve("http-put")), BareServlet.NAME);
            SampleMatter matter = SampleMatter.in(product);
            Visitor handler = Visitor.signIn(product, SampleMatter.HANDLER);
            for (int turn = 0; turn < scale.little(); turn++) {
                record(handler, matter, little);
                bare(product, little, false);
            }
            for (int turn = 0; turn < scale.warmUp(); turn++) {
                record(handler, matter, file);
                bare(product, file, false);
            }
            List<Double> ofProduct = new ArrayList<>();
            List<Double> ofServlet = new ArrayList<>();
            Rounds rounds = Rounds.alternate(
                    scale.rounds(),
                    watched(product, ofProduct, () -> record(handler, matter, file)),
                    watched(product, ofServlet, () -> bare(product, file, false)),
                    () -> bare(product, file, true));
            Rounds processor = counted(ofProduct, ofServlet);
            return List.of(
                    new Result(
                            "Upload over HTTP until it is on record: rate / a servlet that only encrypts",
                            Optional.of(Goal.atLeast(UPLOAD)),
                            rounds.ratio(),
                            mib(file.size()) + "; product " + perSecond(rounds.of(0)) + ", servlet "
                                    + perSecond(rounds.of(1))),
                    new Result(
                            "… / a servlet that only encrypts and forces its file to the disk",
                            Optional.empty(),
                            rounds.each(round -> round.get(0) / round.get(2)),
                            "servlet " + perSecond(rounds.of(2))),
                    new Result(
                            "… processor time of the server: the servlet that only encrypts / upload on record",
                            Optional.empty(),
                            processor.each(round -> round.get(1) / round.get(0)),
                            "product " + number(processor.of(0).median()) + " s, servlet "
                                    + number(processor.of(1).median()) + " s"));
        } finally {
            Files.delete(file.path());
        }
    }

    private static Rounds.Side watched(RunningProduct product, List<Double> seconds, Rounds.Side side) {
        return () -> {
            double before = product.processorSeconds();
            double reached = side.turn();
            seconds.add(product.processorSeconds() - before);
            return reached;
        };
    }

    /** Without the round that does not count. */
    private static Rounds counted(List<Double> first, List<Double> second) {
        return new Rounds(IntStream.range(1, first.size())
                .mapToObj(round -> List.of(first.get(round), second.get(round)))
                .toList());
    }

    /** The same in the first minute of a process: each side is the first large file of a start of its own. */
    List<Result> cold() throws IOException, InterruptedException {
        SampleFile file = file("http-cold");
        Path home = folder.resolve("http-cold/home");
        List<List<Double>> figures = new ArrayList<>();
        try {
            SampleMatter matter = matterIn(home);
            for (int start = 0; start < scale.starts(); start++) {
                List<Double> ofProduct = afterStart(home, matter, file, true);
                List<Double> ofServlet = afterStart(home, matter, file, false);
                figures.add(List.of(ofProduct.get(0), ofServlet.get(0), ofProduct.get(1)));
            }
        } finally {
            Files.delete(file.path());
        }
        Rounds rounds = new Rounds(figures);
        return List.of(
                new Result(
                        "First upload of a fresh product: rate / the first one that a servlet encrypts in a fresh product",
                        Optional.of(Goal.atLeast(UPLOAD)),
                        rounds.ratio(),
                        mib(file.size()) + "; product " + perSecond(rounds.of(0)) + ", servlet "
                                + perSecond(rounds.of(1))),
                new Result(
                        "… of the rate of the next one in the same process",
                        Optional.empty(),
                        rounds.each(round -> round.get(0) / round.get(2)),
                        "next " + perSecond(rounds.of(2))));
    }

    private SampleMatter matterIn(Path home) throws IOException, InterruptedException {
        try (RunningProduct product = RunningProduct.start(distribution, home)) {
            return SampleMatter.in(product);
        }
    }

    /** The first upload and the one after it, of the product or of the servlet. */
    private List<Double> afterStart(Path home, SampleMatter matter, SampleFile file, boolean ofProduct)
            throws IOException, InterruptedException {
        try (RunningProduct product = RunningProduct.start(distribution, home)) {
            // On both sides, so that both first files come equally long after the start.
            product.deploy(archive(folder.resolve("http-cold")), BareServlet.NAME);
            Visitor handler = Visitor.signIn(product, SampleMatter.HANDLER);
            handler.open(adding(matter));
            return ofProduct
                    ? List.of(record(handler, matter, file), record(handler, matter, file))
                    : List.of(bare(product, file, false), bare(product, file, false));
        }
    }

    /** From the begin of the upload to the answer that the item is on record; the page was open before. */
    private static double record(Visitor handler, SampleMatter matter, SampleFile file)
            throws IOException, InterruptedException {
        Form form = Form.of(handler.open(adding(matter)), "add")
                .choose("kind", 1)
                .set("name", "硬盘镜像")
                .set("collected_input", "2026-01-31")
                .set("place", "某银行")
                .set("holder", "李某")
                .choose("firstOfficer", 1)
                .choose("secondOfficer", 2);
        List<TusUpload> sent = new ArrayList<>();
        double rate = rate(file.size(), () -> {
            TusUpload upload = TusUpload.begin(handler, matter.id(), file.size());
            sent.add(upload);
            upload.send(file);
            String next = handler.submit(
                    adding(matter), form.set("upload", upload.id()).pressing("submit"));
            if (!next.contains("/evidence/view.xhtml")) {
                throw new IllegalStateException("expected the item on record, found the way to " + next);
            }
        });
        removeContainer(handler.product().home(), sent.get(0).id());
        return rate;
    }

    /**
     * As the other side's file: who writes next then finds the same free memory and disk. Nobody would do so to a product
     * that he goes on using.
     */
    private static void removeContainer(Path home, String id) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("evidence/objects"))) {
            Path container = all.filter(path -> path.getFileName().toString().startsWith(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected the container of " + id + ", found none"));
            Files.delete(container);
        }
    }

    private static String adding(SampleMatter matter) {
        return "/evidence/add.xhtml?matter=" + matter.id();
    }

    private static double bare(RunningProduct product, SampleFile file, boolean forced)
            throws IOException, InterruptedException {
        String path = "/" + BareServlet.NAME + "/" + (forced ? "?force" : "");
        double rate = rate(file.size(), () -> {
            try (BodyLine line = BodyLine.to(product.port());
                    FileChannel channel = FileChannel.open(file.path())) {
                line.send("PUT", path, channel, 0, file.size());
            }
        });
        Path written = BareServlet.file(product.home());
        if (Files.size(written) <= file.size()) {
            throw new IllegalStateException(
                    "expected the whole file encrypted, found " + Files.size(written) + " bytes");
        }
        // What it left unforced must not be forced in the next side's time.
        SampleFile.force(written);
        Files.delete(written);
        return rate;
    }

    /** What people wait for pages while others upload over slow lines, against the same pages while nobody does. */
    List<Result> pages() throws IOException, SQLException, InterruptedException {
        try (RunningProduct product =
                RunningProduct.start(distribution, Files.createDirectories(folder.resolve("http-pages/home")))) {
            SampleMatter matter = SampleMatter.in(product);
            Visitor handler = Visitor.signIn(product, SampleMatter.HANDLER);
            Visitor reader = Visitor.signIn(product, SampleMatter.HEAD);
            List<Result> results = new ArrayList<>();
            results.add(page("The desk", "/index.xhtml", reader, handler, matter));
            results.add(page("The list of clues", "/clue/list.xhtml", reader, handler, matter));
            results.add(page("One clue", matter.clue(), reader, handler, matter));
            return results;
        }
    }

    private Result page(String what, String path, Visitor reader, Visitor handler, SampleMatter matter)
            throws IOException, SQLException, InterruptedException {
        for (int turn = 0; turn < scale.warmUp(); turn++) {
            late(reader, path);
        }
        Rounds rounds = Rounds.alternate(
                scale.rounds(),
                () -> {
                    try (SlowUploads slow = SlowUploads.begin(handler, matter.id(), scale.slow(), scale.slowRate())) {
                        Thread.sleep(scale.settling().toMillis());
                        double late = late(reader, path);
                        slow.end();
                        return late;
                    }
                },
                () -> late(reader, path));
        return new Result(
                what + " while " + scale.slow() + " uploads run slowly, p95: with them / without",
                Optional.of(Goal.atMost(PAGES)),
                rounds.ratio(),
                number(scale.views()) + " views a round; with "
                        + number(rounds.of(0).median()) + " ms, without "
                        + number(rounds.of(1).median()) + " ms");
    }

    /** In milliseconds, p95 of the views of one page. */
    private double late(Visitor reader, String path) throws IOException, InterruptedException {
        HttpRequest request = reader.to(path).header("Accept-Encoding", "gzip").build();
        List<Double> times = new ArrayList<>();
        for (int view = 0; view < scale.views(); view++) {
            long began = System.nanoTime();
            int status = reader.send(request).statusCode();
            times.add((System.nanoTime() - began) / 1e6);
            if (status != 200) {
                throw new IllegalStateException("expected the page " + path + ", found " + status);
            }
        }
        return new Sample(times).percentile(95);
    }

    private SampleFile file(String part) throws IOException {
        return SampleFile.write(Files.createDirectories(folder.resolve(part)).resolve("file"), scale.file());
    }

    private static Path archive(Path folder) throws IOException {
        Path archive = folder.resolve(BareServlet.NAME + ".war");
        String entry = BareServlet.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                InputStream bytes = BareServlet.class.getResourceAsStream("/" + entry)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + entry));
            Objects.requireNonNull(bytes).transferTo(zip);
            zip.closeEntry();
        }
        return archive;
    }
}
