package org.xiezhi.casework.approval;

import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;

/** Something that can be proposed for decision; each feature that proposes has one. */
public interface Proposable {

    /** The proposing step of the rulebook. */
    Step step();

    /** The rank of the person complained of, which picks the chain. */
    RankCategory category(UUID matter);

    /**
     * The facts the proposal rests on, as they are now: canonical values (strings, whole numbers, lists, maps), no
     * interface language. When they differ from those in the document, the proposal is stale.
     */
    SortedMap<String, @Nullable Object> facts(UUID matter);

    /** The last level agreed; called in the transaction of its decision, after the matter has moved. */
    void approved(Matter matter, Proposal proposal);
}
