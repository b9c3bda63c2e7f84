package org.xiezhi.acceptance.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One person at one browser; whatever the browser complains of is kept and fails the test at the end. */
public final class Person implements AutoCloseable {

    /** The public password of config/demo. */
    public static final String PASSWORD = "Xiezhi-demo-1";

    /** What belongs to a page and must be there; what a page or a script opens may be refused by design. */
    private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "media", "font");

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private final Product product;
    private final BrowserContext context;
    private final Page page;
    private String login = "";
    private final List<String> complaints = new ArrayList<>();
    private final Consumer<Page> afterwards;
    private final Consumer<ConsoleMessage> onConsole = this::heard;
    private final Consumer<Response> onResponse = this::answered;
    private final Consumer<String> onError = this::failed;

    /** @param afterwards what is done with page and context when this person leaves */
    Person(Product product, BrowserContext context, Page page, Consumer<Page> afterwards) {
        this.product = product;
        this.context = context;
        this.page = page;
        this.afterwards = afterwards;
        page.onConsoleMessage(onConsole);
        page.onResponse(onResponse);
        page.onPageError(onError);
    }

    private void heard(ConsoleMessage message) {
        // A page of an error has an error status by design, and Chromium reports that too.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add(page.url() + ": " + message.text());
        }
    }

    private void answered(Response answer) {
        if (answer.status() >= 400 && PARTS.contains(answer.request().resourceType())) {
            complaints.add(page.url() + ": " + answer.status() + " " + answer.url());
        }
    }

    private void failed(String error) {
        complaints.add(page.url() + ": " + error);
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** The account that this person signed in with; empty before. */
    public String login() {
        return login;
    }

    /** Opens an address and gives the answer. */
    public Response open(String path) {
        return page.navigate(product.at(path));
    }

    /** Says who has signed in here before. */
    Person as(String login) {
        this.login = login;
        return this;
    }

    public Person signIn(String login) {
        return signIn(login, PASSWORD);
    }

    public Person signIn(String login, String password) {
        as(login).open("/login.xhtml");
        page.locator("#login_name").fill(login);
        page.locator("#password").fill(password);
        page.locator("#sign_in").click();
        page.waitForLoadState();
        return this;
    }

    /**
     * Lays a picture of the page under target; if the docs' pictures are asked for, also one on a large screen, and anew the
     * one that the docs show. The first page of a run that bears a name is the one in the picture.
     */
    public void picture(String name) {
        if (!TAKEN.add(name)) {
            return;
        }
        shot(Path.of("target", "screenshots", name + ".png"));
        String docs = System.getProperty("xiezhi.screenshots", "");
        if (docs.isBlank()) {
            return;
        }
        if (Files.exists(Path.of(docs, name + ".png"))) {
            shot(Path.of(docs, name + ".png"));
        }
        page.setViewportSize(1920, 1080);
        shot(Path.of("target", "screenshots", "1920", name + ".png"));
        page.setViewportSize(Browsers.WIDTH, Browsers.HEIGHT);
    }

    private void shot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }

    /** Console errors, violations of the content policy and script errors so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        page.offConsoleMessage(onConsole);
        page.offResponse(onResponse);
        page.offPageError(onError);
        afterwards.accept(page);
        if (!complaints.isEmpty()) {
            throw new AssertionError("expected a silent console, found " + complaints);
        }
    }
}
