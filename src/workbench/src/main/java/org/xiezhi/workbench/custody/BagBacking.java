package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.custody.EvidenceBagService;
import org.xiezhi.casework.evidence.EvidenceQueries.Line;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** Lets originals of a matter leave in a bag, with their papers. */
@Named
@RequestScoped
public class BagBacking {

    @Inject
    private EvidenceBagService bags;

    @Inject
    private RecordPress press;

    @Inject
    private Words words;

    @Inject
    private Formats formats;

    private @Nullable String reason;
    private String[] chosen = {};

    /** The items that have a file; a thing cannot be in a bag. */
    public List<Choice> choices(List<Line> items) {
        return items.stream()
                .filter(item -> !item.sha256().isEmpty())
                .map(item -> new Choice(
                        item.id().toString(),
                        words.say(
                                "custody_bag.text.item",
                                item.item(),
                                item.name(),
                                item.format(),
                                formats.size(item.size()))))
                .toList();
    }

    /** Records why, and hands the originals that are ticked to the browser; the page stays. */
    public void exportChosen(String matter) throws IOException {
        export(matter, Arrays.stream(chosen).map(AddressId::of).collect(Collectors.toSet()));
    }

    /** The same with all of them. */
    public void exportAll(String matter) throws IOException {
        export(matter, null);
    }

    private void export(String matter, @Nullable Set<UUID> items) throws IOException {
        UUID bag = bags.begin(AddressId.of(matter), items, reason, press::item, press::electronicData);
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext()
                .redirect(faces.getExternalContext().getRequestContextPath() + "/evidence/bag/" + bag);
        faces.responseComplete();
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public String[] getChosen() {
        return chosen.clone();
    }

    public void setChosen(String[] chosen) {
        this.chosen = chosen.clone();
    }
}
