package org.xiezhi.workbench.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.casefile.CaseFileQueries;
import org.xiezhi.casework.casefile.CaseFileQueries.Opened;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.workbench.errors.AddressId;

/** One case, opened for reading. */
@Named
@RequestScoped
public class CaseFileBacking {

    @Inject
    private CaseFileQueries cases;

    @Inject
    private EvidenceQueries evidence;

    private @Nullable String id;
    private @Nullable Opened opened;
    private List<EvidenceQueries.Line> items = List.of();

    public void open() {
        Opened found = cases.open(AddressId.of(id));
        opened = found;
        items = found.mayReadEvidence() ? evidence.list(found.matter()) : List.of();
    }

    public Opened getFile() {
        return Objects.requireNonNull(opened);
    }

    public List<EvidenceQueries.Line> getItems() {
        return items;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
