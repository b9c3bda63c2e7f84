package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.xiezhi.casework.custody.CustodyRecordService;
import org.xiezhi.casework.custody.CustodyRecordService.Paper;
import org.xiezhi.workbench.errors.AddressId;

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

    private @Nullable String purpose;

    /** The record of a thing, of an item that has a file, or of a whole matter, or a matter's list of electronic data. */
    public void record(String of, String id) throws IOException {
        send(
                switch (of) {
                    case "thing" -> records.printThing(AddressId.of(id), purpose, press::item);
                    case "original" -> records.printOriginal(AddressId.of(id), purpose, press::item);
                    case "matter" -> records.printMatter(AddressId.of(id), purpose, press::matter);
                    case "electronic" -> records.printElectronicData(AddressId.of(id), purpose, press::electronicData);
                    default -> throw new IllegalArgumentException("nothing of this kind is printed: " + of);
                });
    }

    public void label(String id) throws IOException {
        String pages = Faces.getRequestBaseURL() + "custody/";
        send(records.printLabel(AddressId.of(id), label -> labels.label(label, pages)));
    }

    /** As a file: the page stays. */
    private static void send(Paper paper) throws IOException {
        Faces.getExternalContext().setResponseHeader("Cache-Control", "no-store");
        Faces.sendFile(paper.bytes(), paper.name(), true);
    }

    public @Nullable String getPurpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String purpose) {
        this.purpose = purpose;
    }
}
