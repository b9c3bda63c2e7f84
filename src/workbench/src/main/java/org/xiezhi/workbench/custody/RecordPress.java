package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.casework.custody.CustodyRecord;
import org.xiezhi.casework.custody.CustodyRecord.FileFacts;
import org.xiezhi.casework.custody.CustodyRecord.Held;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.custody.Move;
import org.xiezhi.casework.evidence.CustodyLink;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.workbench.paper.Sheet;
import org.xiezhi.workbench.paper.Sheet.Fact;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** Puts a record of custody on paper, in the reader's language. */
@ApplicationScoped
public class RecordPress {

    /** The level of the rulebook's catalogue that needs no mark. */
    private static final String NO_SECRET = "NONE";

    private static final int[] CHAIN = {7, 20, 17, 18, 38};
    private static final int[] ELECTRONIC = {7, 21, 15, 35, 22};
    private static final int[] MOVES = {14, 27, 27, 32};

    private Words words;
    private RuleWords rules;
    private Formats formats;
    private GapWords gaps;
    private CurrentActor reader;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected RecordPress() {}

    @Inject
    RecordPress(Words words, RuleWords rules, Formats formats, GapWords gaps, CurrentActor reader) {
        this.words = words;
        this.rules = rules;
        this.formats = formats;
        this.gaps = gaps;
        this.reader = reader;
    }

    /** The record of one item. */
    public byte[] item(CustodyRecord custody) {
        Item item = custody.items().get(0);
        String mark = words.say(
                "evidence_view.text.mark",
                custody.printedBy(),
                formats.minute(custody.printed()),
                custody.number(),
                item.item());
        Sheet sheet = begin(custody, words.get("custody_paper.title.item"), mark);
        write(sheet, item);
        sign(sheet);
        return sheet.bytes();
    }

    /** The record of all items of a matter, each on a page of its own. */
    public byte[] matter(CustodyRecord custody) {
        String mark = words.say(
                "custody_paper.text.mark", custody.printedBy(), formats.minute(custody.printed()), custody.number());
        Sheet sheet = begin(custody, words.get("custody_paper.title.matter"), mark);
        if (custody.items().isEmpty()) {
            sheet.text(words.get("custody_paper.text.none"));
        }
        for (int i = 0; i < custody.items().size(); i++) {
            if (i > 0) {
                sheet.newPage();
            }
            write(sheet, custody.items().get(i));
        }
        sign(sheet);
        return sheet.bytes();
    }

    /** The list of a matter's electronic data. */
    public byte[] electronicData(CustodyRecord custody) {
        String mark = words.say(
                "custody_paper.text.mark", custody.printedBy(), formats.minute(custody.printed()), custody.number());
        Sheet sheet = begin(custody, words.get("custody_paper.title.electronic"), mark, List.of());
        if (custody.items().isEmpty()) {
            sheet.text(words.get("custody_paper.text.no_electronic"));
        }
        sheet.table(
                heads("no", "name", "format", "value", "taken"),
                ELECTRONIC,
                custody.items().stream().map(this::electronic).toList());
        sheet.subheading(words.get("custody_paper.title.signatures"));
        sheet.signatures(
                List.of(
                        words.get("custody_paper.label.first_handler"),
                        words.get("custody_paper.label.second_handler"),
                        words.get("custody_paper.label.witness")),
                words.get("custody_paper.text.day"));
        return sheet.bytes();
    }

    private List<String> electronic(Item item) {
        FileFacts file = item.file().orElseThrow();
        int half = file.sha256().length() / 2;
        return List.of(
                Integer.toString(item.item()),
                item.texts().name(),
                rules.name("EVIDENCE_KINDS", item.kind()) + "\n" + file.format() + "\n"
                        + words.say("custody_paper.text.size", formats.count(file.size())),
                // One line would not fit; it is compared digit by digit.
                file.sha256().substring(0, half) + "\n" + file.sha256().substring(half),
                Stream.of(
                                formats.day(item.collected()),
                                item.texts().place(),
                                item.texts().holder(),
                                item.firstOfficer() + " " + item.secondOfficer())
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n")));
    }

    private Sheet begin(CustodyRecord custody, String title, String mark) {
        return begin(custody, title, mark, List.of(wide("custody_paper.label.reason", custody.reason())));
    }

    /** What a stranger signs bears no more than he signs for: the reason for printing is the organ's own. */
    private Sheet begin(CustodyRecord custody, String title, String mark, List<Fact> more) {
        String printed = formats.second(custody.printed());
        Sheet sheet = new Sheet(new Sheet.Frame(
                title + " " + custody.number(),
                custody.organ(),
                reader.locale(),
                mark,
                words.say("custody_paper.text.foot", custody.number(), printed, custody.printedBy()),
                page -> words.say("custody_paper.text.page", page),
                total -> words.say("custody_paper.text.total", total)));
        String secret =
                custody.secretLevel().equals(NO_SECRET) ? "" : rules.name("SECRET_LEVELS", custody.secretLevel());
        sheet.title(secret, custody.organ(), title);
        List<Fact> facts = new ArrayList<>(List.of(
                fact("custody_paper.label.number", custody.number()),
                fact("custody_paper.label.count", formats.count(custody.items().size())),
                fact("custody_paper.label.printed_by", custody.printedBy()),
                fact("custody_paper.label.printed", printed)));
        facts.addAll(more);
        sheet.facts(facts);
        return sheet;
    }

    private void write(Sheet sheet, Item item) {
        sheet.heading(
                words.say("custody_paper.title.one", item.item(), item.texts().name()));
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("evidence_view.label.kind", rules.name("EVIDENCE_KINDS", item.kind())));
        facts.add(fact("evidence_view.label.collected", formats.day(item.collected())));
        facts.add(fact("evidence_view.label.place", item.texts().place()));
        facts.add(fact(
                item.thing().isPresent() ? "custody_item.label.holder" : "evidence_view.label.holder",
                item.texts().holder()));
        String officers = Stream.of(item.firstOfficer(), item.secondOfficer())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("  "));
        if (!officers.isEmpty()) {
            facts.add(fact("evidence_view.label.officers", officers));
        }
        facts.add(fact("custody_paper.label.added", formats.second(item.added())));
        item.madeFrom()
                .ifPresent(number ->
                        facts.add(fact("evidence_view.label.original", words.say("evidence_view.text.item", number))));
        item.file().ifPresent(file -> describe(facts, file));
        item.thing().ifPresent(held -> describe(facts, held));
        if (!item.texts().note().isEmpty()) {
            facts.add(wide("evidence_view.label.note", item.texts().note()));
        }
        sheet.facts(facts);
        sheet.subheading(words.get("custody_paper.title.chain"));
        sheet.table(heads("no", "when", "what", "who", "why"), CHAIN, chain(item.chain()));
        item.thing().ifPresent(held -> follow(sheet, held));
    }

    private void describe(List<Fact> facts, FileFacts file) {
        facts.add(fact("evidence_view.label.format", file.format()));
        facts.add(fact(
                "evidence_view.label.size",
                words.say("custody_paper.text.bytes", formats.count(file.size()), formats.size(file.size()))));
        facts.add(wide("custody_paper.label.sha256", file.sha256()));
    }

    private void describe(List<Fact> facts, Held held) {
        facts.add(fact("custody_item.label.quantity", held.card().quantity()));
        facts.add(fact("custody_item.label.seal_number", held.card().seal()));
        facts.add(wide("custody_item.label.features", held.card().features()));
        facts.add(fact("custody_item.label.whereabouts", words.label(held.whereabouts())));
        facts.add(fact(
                "custody_item.label.keeper",
                words.say("custody_paper.text.since", held.keeper(), formats.minute(held.since()))));
    }

    private List<List<String>> chain(List<CustodyLink> chain) {
        List<List<String>> rows = new ArrayList<>();
        for (CustodyLink link : chain) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    formats.second(link.happened()),
                    words.label(link.handling()),
                    link.actor(),
                    link.reason()));
        }
        return rows;
    }

    private void follow(Sheet sheet, Held held) {
        if (!held.moves().isEmpty()) {
            sheet.subheading(words.get("custody_paper.title.moves"));
            sheet.table(
                    heads("purpose", "giver", "taker", "remark"),
                    MOVES,
                    held.moves().stream().map(this::move).toList());
        }
        sheet.subheading(words.get("custody_paper.title.gaps"));
        if (held.gaps().isEmpty()) {
            sheet.text(words.get("custody_paper.text.no_gaps"));
        }
        held.gaps().forEach(gap -> sheet.warning(gaps.say(gap)));
    }

    private List<String> move(Move move) {
        boolean taken = move.takenSeal().isPresent();
        return List.of(
                words.label(move.purpose()) + "\n" + words.label(move.state())
                        + (move.inPlace() ? "\n" + words.get("custody_paper.text.in_place") : ""),
                signed(move.giver(), move.given(), move.givenSeal()),
                taken ? signed(move.receiver(), move.ended(), move.takenSeal()) : move.receiver(),
                Stream.of(asked(move), approved(move), kept(move), move.remark())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    private String signed(String who, Optional<Instant> when, Optional<Seal> seal) {
        return when.isEmpty()
                ? who
                : words.say(
                        "custody_paper.text.signed", who, formats.second(when.get()), words.label(seal.orElse(null)));
    }

    private String asked(Move move) {
        return move.due()
                .map(day -> words.say("custody_paper.text.asked", move.receiver(), formats.day(day), move.reason()))
                .orElse(move.reason());
    }

    private String approved(Move move) {
        return move.approved()
                .map(when -> words.say("custody_paper.text.approved", move.approver(), formats.second(when)))
                .orElse("");
    }

    private String kept(Move move) {
        return move.place().isEmpty() ? "" : words.say("custody_item.text.kept_at", move.place());
    }

    private void sign(Sheet sheet) {
        sheet.subheading(words.get("custody_paper.title.signatures"));
        sheet.signatures(
                List.of(
                        words.get("custody_paper.label.first_handler"),
                        words.get("custody_paper.label.second_handler"),
                        words.get("custody_paper.label.custodian")),
                words.get("custody_paper.text.day"));
    }

    private List<String> heads(String... columns) {
        return Stream.of(columns)
                .map(column -> words.get("custody_paper.column." + column))
                .toList();
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get(key), value, false);
    }

    private Fact wide(String key, String value) {
        return new Fact(words.get(key), value, true);
    }
}
