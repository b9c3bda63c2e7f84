package org.xiezhi.casework.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.custody.BagFile.Made;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.custody.CustodyRecordService.Press;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceReaderService.Accompanied;

/** The records of custody that go into a bag, printed when the export stands in them. */
final class BagPapers implements Accompanied {

    private final List<Evidence> files;
    private final Press<CustodyRecord> press;
    private final Supplier<CustodyRecord> gather;
    private final List<Made> printed = new ArrayList<>();
    private @Nullable CustodyRecord gathered;

    BagPapers(List<Evidence> files, Press<CustodyRecord> press, Supplier<CustodyRecord> gather) {
        this.files = files;
        this.press = press;
        this.gather = gather;
    }

    @Override
    public Map<UUID, String> documents() {
        CustodyRecord all = gather.get();
        gathered = all;
        Map<UUID, String> hashes = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Item item = all.items().get(i);
            Made paper = new Made(BagNames.custody(item.item()), press.print(all.of(List.of(item))));
            printed.add(paper);
            hashes.put(files.get(i).id(), paper.sha256());
        }
        return hashes;
    }

    /** The records of all files, in their order. */
    CustodyRecord gathered() {
        return Objects.requireNonNull(gathered, "the papers are asked for by the export");
    }

    /** The record of some of the files. */
    CustodyRecord of(List<Evidence> some) {
        List<Integer> numbers = some.stream().map(Evidence::item).toList();
        return gathered()
                .of(gathered().items().stream()
                        .filter(item -> numbers.contains(item.item()))
                        .toList());
    }

    List<Made> printed() {
        return printed;
    }
}
