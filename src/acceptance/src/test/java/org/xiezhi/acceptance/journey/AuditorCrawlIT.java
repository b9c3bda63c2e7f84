package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * The auditor and the administrators see acts and numbers, never content: whatever they follow, filter, export or ask for by its address, no
 * text of a case comes back. The same walk finds every text in the hands of those who work on the case, so that it would find it here.
 */
@ExtendWith(SharedProduct.class)
class AuditorCrawlIT {

    private static final Path WORKBENCH = Path.of("../workbench/src/main");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam name=\"(\\w+)\"");
    private static final Pattern SERVLET = Pattern.compile("@WebServlet\\(\"([^\"]+)\"\\)");

    @TempDir
    Path folder;

    private final Product product;
    private final Browsers browsers;

    AuditorCrawlIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    /** Who works on the line of a case, and so is shown what must not be shown to the others. */
    private static final List<String> WORKERS = List.of("an.supervision", "chen.inspector", "he.head");

    @Test
    void finds_no_text_of_a_case_in_the_hands_of_who_only_audits_or_administers() throws Exception {
        Line line = Line.walked(product, browsers);
        Set<String> addresses = new LinkedHashSet<>();
        Set<String> told = new TreeSet<>();
        line.visits().forEach(visit -> addresses.add(visit.path()));
        for (String login : WORKERS) {
            Crawl crawl = crawl(login, Line.TEXTS);
            line.visits().stream()
                    .filter(visit -> visit.login().equals(login))
                    .forEach(visit -> crawl.follow(visit.path()));
            crawl.walk();
            told.addAll(crawl.found().keySet());
            addresses.addAll(crawl.visited());
        }
        // Otherwise this walk would find nothing wherever it went.
        assertThat(told).containsExactlyInAnyOrderElementsOf(Line.TEXTS);
        Set<String> asked = new LinkedHashSet<>(different(addresses));
        asked.addAll(built(ids(line.visits().stream().map(Line.Visit::path).toList())));

        // What the auditor may read, and so is found wherever it is looked for with open eyes.
        List<String> withNumber = new ArrayList<>(Line.TEXTS);
        withNumber.add(line.clueNumber());
        Map<String, Set<String>> leaks = new TreeMap<>();
        for (String login : List.of("jin.auditor", "wu.system", "lu.security")) {
            Crawl crawl = crawl(login, withNumber);
            crawl.walk();
            assertThat(crawl.visited()).as(login).hasSizeGreaterThan(3);
            for (String address : asked) {
                crawl.ask("GET", address);
                crawl.ask("HEAD", address);
            }
            if (login.equals("jin.auditor")) {
                assertThat(crawl.visited()).anyMatch(path -> path.startsWith("/audit/trail.xhtml?"));
                for (Path file : exported()) {
                    crawl.look(file.getFileName().toString(), Files.readAllBytes(file));
                }
                assertThat(String.join("\n", crawl.found().getOrDefault(line.clueNumber(), Set.of())))
                        .contains("GET /audit/trail.xhtml", "csv-trail", "xlsx-trail", "pdf-trail");
            }
            crawl.found().forEach((text, where) -> {
                if (Line.TEXTS.contains(text)) {
                    leaks.put(login + " reads " + text, where);
                }
            });
        }
        assertThat(leaks).isEmpty();
    }

    private Crawl crawl(String login, List<String> texts) {
        try (Person person = browsers.signedIn(product, login)) {
            person.open("/index.xhtml");
            return new Crawl(product, person.context().cookies(), texts);
        }
    }

    /** Everything that leaves by a button: the four forms of the whole trail, and a report of its verification. */
    private List<Path> exported() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            Page page = auditor.page();
            for (String button : List.of("csv", "xlsx", "pdf", "bundle")) {
                // A paper holds five thousand entries; what other tests left over may be more.
                auditor.open("/audit/export.xhtml" + (button.equals("pdf") ? "?act=clue.registered" : ""));
                page.locator("#purpose").fill("核对");
                Download download = page.waitForDownload(page.locator("#" + button)::click);
                Path file = folder.resolve(button + "-" + download.suggestedFilename());
                download.saveAs(file);
                assertThat(Files.size(file)).as(button).isPositive();
                files.add(file);
            }
            Verification.findings(auditor);
            files.add(Files.writeString(folder.resolve("verification.html"), page.content()));
        }
        return files;
    }

    /** One for each page and what it is about: how a list is sorted and where it begins makes no other secret of it. */
    private static Collection<String> different(Set<String> addresses) {
        Map<String, String> different = new LinkedHashMap<>();
        for (String address : addresses) {
            String about = address.replaceFirst("\\?.*", "")
                    + ids(List.of(address))
                    + address.replaceFirst("(?s)^.*?(tab=\\w+|$).*", "$1");
            different.putIfAbsent(about, address);
        }
        return different.values();
    }

    private static Set<String> ids(List<String> addresses) {
        Set<String> ids = new LinkedHashSet<>();
        for (String address : addresses) {
            Matcher id = UUID_TEXT.matcher(address);
            while (id.find()) {
                ids.add(id.group());
            }
        }
        return ids;
    }

    /** Every page and servlet of the product with every id that somebody's address bears, whether it fits or not. */
    private static Set<String> built(Set<String> ids) throws IOException {
        Set<String> built = new LinkedHashSet<>();
        Path pages = WORKBENCH.resolve("webapp");
        for (Path page : files(pages, ".xhtml")) {
            String address = "/" + pages.relativize(page);
            String text = Files.readString(page);
            List<String> parameters = PARAMETER
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            built.add(address);
            if (!parameters.isEmpty()) {
                for (String id : ids) {
                    StringBuilder query = new StringBuilder();
                    parameters.forEach(name -> query.append(query.length() == 0 ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(id));
                    built.add(address + query);
                }
            }
        }
        for (Path type : files(WORKBENCH.resolve("java"), ".java")) {
            Matcher servlet = SERVLET.matcher(Files.readString(type));
            // Signing out is no address to look at.
            if (servlet.find() && !servlet.group(1).equals("/sign-out")) {
                String address = servlet.group(1).replace("*", "");
                built.add(address);
                ids.forEach(id -> built.add(address + (address.endsWith("/") ? "" : "?x_draft=") + id));
            }
        }
        assertThat(built).contains("/clue/view.xhtml", "/evidence/content/", "/draft");
        for (String name :
                List.of("health/live", "health/ready", "health/trail", "health/evidence", "ledger/checkpoint")) {
            built.add("/api/" + name);
        }
        return built;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }
}
