package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.xiezhi.casework.custody.CustodyRecordService;
import org.xiezhi.casework.custody.CustodyRecordService.Paper;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.frame.Download;

/** Prints records of custody and labels, on whatever page they are asked for. */
@Named
@RequestScoped
public class PrintBacking {

    @Inject
    private CustodyRecordService records;

    @Inject
    private RecordPress press;

    @Inject
    private LabelPress labels;

    @Inject
    private Settings settings;

    private @Nullable String purpose;

    /** The record of a thing, of an item that has a file, or of a whole matter, or a matter's list of electronic data. */
    public void record(String of, String id) {
        send(
                switch (of) {
                    case "thing" -> records.printThing(AddressId.of(id), purpose, press::item);
                    case "original" -> records.printOriginal(AddressId.of(id), purpose, press::item);
                    case "matter" -> records.printMatter(AddressId.of(id), purpose, press::matter);
                    case "electronic" -> records.printElectronicData(AddressId.of(id), purpose, press::electronicData);
                    default -> throw new IllegalArgumentException("nothing of this kind is printed: " + of);
                });
    }

    public void label(String id) {
        String pages = settings.publicUrl().orElseGet(Faces::getRequestBaseURL) + "custody/";
        send(records.printLabel(AddressId.of(id), label -> labels.label(label, pages)));
    }

    private static void send(Paper paper) {
        Download.send(paper.name(), paper.bytes());
    }

    public @Nullable String getPurpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String purpose) {
        this.purpose = purpose;
    }
}
