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
    private @Nullable List<EvidenceQueries.Line> items;

    public void open() {
        opened = cases.open(AddressId.of(id));
    }

    public Opened getFile() {
        return Objects.requireNonNull(opened);
    }

    /** The evidence, read only where it is shown: the list is a look of its own. */
    public List<EvidenceQueries.Line> getItems() {
        List<EvidenceQueries.Line> found = items;
        if (found == null) {
            found = getFile().mayReadEvidence() ? evidence.list(getFile().matter()) : List.of();
            items = found;
        }
        return found;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
