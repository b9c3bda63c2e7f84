package org.xiezhi.acceptance.journey;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.xiezhi.acceptance.product.Product;

/** Follows every link and every filter from the workbench on, with the session of somebody, and remembers where it read which text. */
final class Crawl {

    /**
     * Addresses of one page, which differ in what they sort, filter and begin with. Without a limit there is no end: a look at the
     * trail is an entry, and a page of it has fifty links to proofs, each of which is one.
     */
    private static final int MOST_OF_A_PAGE = 20;

    /** More than there are kinds of entries, people and outcomes to filter by. */
    private static final int MOST_OF_THE_TRAIL = 160;

    private static final Pattern LINK = Pattern.compile("(?:href|src|data-[a-z]+)=\"(/[^\"]*)\"");
    private static final Pattern FILTER = Pattern.compile("(?s)<form method=\"get\" action=\"([^\"]+)\".*?</form>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select name=\"(\\w+)\".*?</select>");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");
    private static final Pattern ESCAPE =
            Pattern.compile("&#x([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});|\\\\u([0-9A-Fa-f]{4})");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Product product;
    private final String cookies;
    private final List<String> texts;
    private final Deque<String> next = new ArrayDeque<>();
    private final Set<String> visited = new LinkedHashSet<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, Set<String>> found = new TreeMap<>();

    Crawl(Product product, List<Cookie> cookies, List<String> texts) {
        this.product = product;
        // By hand, since a browser would not send it over plain HTTP.
        this.cookies =
                cookies.stream().map(cookie -> cookie.name + "=" + cookie.value).collect(Collectors.joining("; "));
        this.texts = texts;
        follow("/index.xhtml");
    }

    /** Each text that was read, and where. */
    Map<String, Set<String>> found() {
        return found;
    }

    Set<String> visited() {
        return visited;
    }

    void follow(String address) {
        String path = address.replaceFirst("[?#].*", "").replaceFirst("^/audit/proof/.*", "/audit/proof/");
        int most = path.equals("/audit/trail.xhtml") ? MOST_OF_THE_TRAIL : MOST_OF_A_PAGE;
        String plain = address.replaceFirst("#.*", "");
        // Whoever follows a link to these looks at no case, and at the product's own files nobody needs to look again.
        if (path.startsWith("/jakarta.faces.resource") || path.startsWith("/webjars") || visited.contains(plain)) {
            return;
        }
        if (visits.merge(path, 1, Integer::sum) <= most) {
            visited.add(plain);
            next.add(plain);
        }
    }

    /** Goes on until nothing is left to follow. */
    void walk() throws IOException, InterruptedException {
        while (!next.isEmpty()) {
            String address = next.remove();
            HttpResponse<byte[]> answer = ask("GET", address);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                links(new String(answer.body(), StandardCharsets.UTF_8));
            }
            answer.headers()
                    .firstValue("Location")
                    .map(to -> to.replace(product.at(""), ""))
                    .filter(to -> to.startsWith("/"))
                    .ifPresent(this::follow);
        }
    }

    private void links(String page) {
        for (String link :
                LINK.matcher(page).results().map(found -> plain(found.group(1))).toList()) {
            if (link.contains("=null")) {
                throw new IllegalStateException("expected a link with a value or without the parameter, found " + link);
            }
            follow(link);
        }
        for (MatchResult form : FILTER.matcher(page).results().toList()) {
            for (MatchResult select : SELECT.matcher(form.group()).results().toList()) {
                OPTION.matcher(select.group())
                        .results()
                        .forEach(
                                option -> follow(form.group(1) + "?" + select.group(1) + "=" + plain(option.group(1))));
            }
        }
    }

    private static String plain(String attribute) {
        return attribute.replace("&amp;", "&").replace(" ", "%20");
    }

    /** Asks once and looks at everything that comes back. */
    HttpResponse<byte[]> ask(String method, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.at(address)))
                .method(method, BodyPublishers.noBody())
                .header("Cookie", cookies)
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        String where = method + " " + address;
        look(
                where + " (headers)",
                URLDecoder.decode(
                                answer.headers().map().toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
                                StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8));
        look(where, answer.body());
        return answer;
    }

    /** Looks for the texts in what came back, and in what is packed into it. */
    void look(String where, byte[] body) throws IOException {
        String start = new String(body, 0, Math.min(4, body.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK")) {
            unpack(where, body);
        } else if (start.equals("%PDF")) {
            try (PDDocument paper = Loader.loadPDF(body)) {
                // What a line or a page broke in two is one again.
                read(where, new PDFTextStripper().getText(paper).replaceAll("\\s+", ""));
            }
        } else {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                read(where, unescaped(new String(body, charset)));
            }
        }
    }

    /** By its directory: what is written while it is sent says the sizes of its members nowhere else. */
    private void unpack(String where, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("crawl", ".zip");
        try (ZipFile archive = new ZipFile(Files.write(file, bytes).toFile())) {
            for (ZipEntry member : Collections.list(archive.entries())) {
                read(where, member.getName());
                look(
                        where + "!" + member.getName(),
                        archive.getInputStream(member).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
    }

    private void read(String where, String content) {
        texts.stream()
                .filter(content::contains)
                .forEach(text ->
                        found.computeIfAbsent(text, known -> new TreeSet<>()).add(where));
    }

    /** HTML and JSON may write a character by its number. */
    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult escape) {
        int code = escape.group(2) == null
                ? Integer.parseInt(escape.group(1) == null ? escape.group(3) : escape.group(1), 16)
                : Integer.parseInt(escape.group(2));
        // A half of a pair that JSON writes in two escapes; the pair comes together in the text.
        return Character.isBmpCodePoint(code)
                ? Character.toString((char) code)
                : Character.isValidCodePoint(code) ? Character.toString(code) : escape.group();
    }
}
