package org.xiezhi.casework.custody;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.xiezhi.casework.custody.BagFile.Made;
import org.xiezhi.casework.shared.ServerClock;

/**
 * A BagIt bag (RFC 8493, {@code docs/formats/evidence-bag.md}): all its hashes are known before its first byte is sent.
 *
 * @param name of the folder that the bag is; numbers only
 * @param files those that tell of the others first
 * @param manifest by its hash the trail knows the bag
 */
record EvidenceBag(String name, Instant made, List<BagFile> files, Made manifest) {

    private static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    EvidenceBag {
        files = List.copyOf(files);
    }

    /** For what a bag says of itself; why it was made is the organ's own and not part of it. */
    record Facts(String organ, String number, String by, Instant at) {}

    static EvidenceBag of(Facts facts, List<BagFile> payload) {
        Made manifest = new Made("manifest-sha256.txt", lines(payload));
        List<BagFile> tags =
                List.of(new Made("bagit.txt", DECLARATION), new Made("bag-info.txt", info(facts, payload)), manifest);
        List<BagFile> all = new ArrayList<>(tags);
        all.add(new Made("tagmanifest-sha256.txt", lines(tags)));
        all.addAll(payload);
        return new EvidenceBag(
                facts.number() + "-" + IN_NAMES.format(facts.at().atZone(ServerClock.ZONE)), facts.at(), all, manifest);
    }

    private static String lines(List<BagFile> files) {
        return files.stream()
                .map(file -> file.sha256() + "  " + encoded(file.path()) + "\n")
                .collect(Collectors.joining());
    }

    /** RFC 8493, 2.1.3: what would end a line, and the sign that says so. */
    static String encoded(String path) {
        return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String info(Facts facts, List<BagFile> payload) {
        ZonedDateTime at = facts.at().truncatedTo(ChronoUnit.SECONDS).atZone(ServerClock.ZONE);
        return line("Source-Organization", facts.organ())
                + line("Contact-Name", facts.by())
                + line("External-Identifier", facts.number())
                + line("Bagging-Date", at.toLocalDate().toString())
                + line("Bagging-Time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at))
                + line("Payload-Oxum", bytes(payload) + "." + payload.size());
    }

    /** A value of several lines could make elements of its own. */
    private static String line(String label, String value) {
        return label + ": " + value.replaceAll("\\s+", " ").strip() + "\n";
    }

    static long bytes(List<BagFile> files) {
        return files.stream().mapToLong(BagFile::size).sum();
    }

    /** As members of a zip, in the order in which they are written. */
    List<MeasuredZip.Member> members() {
        return files.stream().map(this::member).toList();
    }

    MeasuredZip.Member member(BagFile file) {
        return new MeasuredZip.Member(name + "/" + file.path(), file.size());
    }

    /** Of the whole answer, in bytes. */
    long length() {
        return MeasuredZip.length(members());
    }
}
