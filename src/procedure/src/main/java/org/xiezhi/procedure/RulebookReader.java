package org.xiezhi.procedure;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the files in the order in which they lean on each other and refuses what does not fit together. */
final class RulebookReader {

    private static final String HOLIDAYS = "holidays/";

    private final RulebookFiles files;
    private final Set<String> unread;

    RulebookReader(RulebookFiles files) {
        this.files = files;
        this.unread = new TreeSet<>(files.texts().keySet());
    }

    Rulebook read() {
        YamlFields manifest = file(RulebookFiles.MANIFEST).fields("version", "effective", "note", "files");
        checkList(manifest.get("files"));
        YamlValue declared = manifest.get("version");
        if (!declared.text().matches("[0-9]{4}\\.[0-9]+")) {
            throw declared.refusal("a version such as 2026.1");
        }
        manifest.get("effective").date();
        manifest.get("note").text();

        Texts texts = Texts.read(file("texts.yaml"));
        Transitions transitions = Transitions.read(file("stages.yaml"), file("steps.yaml"), texts);
        Approvals approvals = Approvals.read(file("approvals.yaml"), texts, transitions);
        TimeLimits limits = TimeLimits.read(file("limits.yaml"), texts, approvals);
        Map<Catalogue, YamlValue> lists = new EnumMap<>(Catalogue.class);
        for (Catalogue catalogue : Catalogue.values()) {
            lists.put(catalogue, file(catalogue.file()));
        }
        Catalogues catalogues = Catalogues.read(lists, texts);
        WorkingCalendar calendar = new WorkingCalendar(holidays(), limits.rolling());
        if (!unread.isEmpty()) {
            throw manifest.get("files").refusal("only files that the procedure knows", unread.toString());
        }
        String digest = files.digest();
        return new Rulebook(declared.text(), digest, texts, transitions, approvals, limits, catalogues, calendar);
    }

    private void checkList(YamlValue list) {
        Set<String> listed = new TreeSet<>();
        for (YamlValue item : list.someItems()) {
            if (!listed.add(item.text())) {
                throw item.refusal("each file once", item.text() + " a second time");
            }
        }
        Set<String> present = new HashSet<>(files.texts().keySet());
        present.remove(RulebookFiles.MANIFEST);
        if (!present.equals(listed)) {
            Set<String> missing = new TreeSet<>(listed);
            missing.removeAll(present);
            Set<String> unlisted = new TreeSet<>(present);
            unlisted.removeAll(listed);
            throw list.refusal(
                    "the list and the files to agree", "missing files " + missing + ", unlisted files " + unlisted);
        }
    }

    private Map<Integer, HolidayYear> holidays() {
        Map<Integer, HolidayYear> years = new TreeMap<>();
        for (String name : Set.copyOf(unread)) {
            if (name.startsWith(HOLIDAYS)) {
                YamlValue file = file(name);
                HolidayYear year = HolidayYear.read(file);
                if (!name.equals(HOLIDAYS + year.year() + ".yaml")) {
                    throw file.refusal("the year of the file's name", String.valueOf(year.year()));
                }
                years.put(year.year(), year);
            }
        }
        return years;
    }

    private YamlValue file(String name) {
        if (!unread.remove(name)) {
            throw new RulebookException(RulebookFiles.MANIFEST + ": expected the file " + name + ", found only "
                    + files.texts().keySet());
        }
        return YamlValue.parse(name, Objects.requireNonNull(files.texts().get(name)));
    }
}
