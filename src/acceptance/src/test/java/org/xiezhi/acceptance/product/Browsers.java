package org.xiezhi.acceptance.product;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The system's Chromium; each person gets a context of his own, with cookies of his own. */
public final class Browsers implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The smallest screen that the pages are made for, in CSS pixels. */
    static final int WIDTH = 1366;

    static final int HEIGHT = 768;

    /** No page of the product takes longer on two busy cores. */
    private static final double PATIENCE_MILLIS = 30_000;

    /** Where somebody is signed in to a product. */
    private record Seat(Product product, String login) {}

    /**
     * A browser in which somebody stays signed in, and its pages that nobody looks at now.
     *
     * @param endings how often his sessions had been ended when he signed in
     */
    private record Kept(BrowserContext context, Deque<Page> resting, int endings) {}

    /** How often all sessions of somebody were ended: the browser of the other thread may hold one of them, too. */
    private static final Map<Seat, Integer> ENDINGS = new ConcurrentHashMap<>();

    private final Map<Seat, Kept> seats = new HashMap<>();

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(QUIET));

    /** Somebody who has just opened a browser. */
    public Person person(Product product) {
        BrowserContext context = context();
        return new Person(product, context, context.newPage(), page -> context.close());
    }

    /**
     * Somebody in the browser in which he signed in before, on a page that stands where he left it; whoever asks first for
     * him signs him in. For deeds that neither end a session nor look at how one begins: hashing a password, and the process
     * that the browser starts for a new page, are most of a short visit.
     */
    public Person signedIn(Product product, String login) {
        return signedIn(product, login, Person.PASSWORD);
    }

    /** The same where the password is none of the demo's. */
    public Person signedIn(Product product, String login, String password) {
        Seat seat = new Seat(product, login);
        int endings = ENDINGS.getOrDefault(seat, 0);
        Kept known = seats.get(seat);
        if (known != null && known.endings() == endings) {
            return at(product, known).as(login);
        }
        leave(seat);
        Kept kept = new Kept(context(), new ArrayDeque<>(), endings);
        Person person = at(product, kept).signIn(login, password);
        seats.put(seat, kept);
        return person;
    }

    private static Person at(Product product, Kept kept) {
        Page resting = kept.resting().poll();
        Page page = resting == null ? kept.context().newPage() : resting;
        // Whoever was here last may have made it narrow.
        page.setViewportSize(WIDTH, HEIGHT);
        return new Person(product, kept.context(), page, left -> {
            if (!left.isClosed()) {
                kept.resting().push(left);
            }
        });
    }

    /** Says that somebody signed out: that ends every session of the account, so the next who asks for him signs him in. */
    public void signedOut(Product product, String login) {
        Seat seat = new Seat(product, login);
        ENDINGS.merge(seat, 1, Integer::sum);
        leave(seat);
    }

    private void leave(Seat seat) {
        Optional.ofNullable(seats.remove(seat)).ifPresent(kept -> kept.context().close());
    }

    private BrowserContext context() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static Path chromium() {
        String named = System.getProperty("xiezhi.chromium", "");
        return Stream.of(
                        named,
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "expected a Chromium under /usr/bin, found none: install it or name one by -Dxiezhi.chromium="));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
