package org.xiezhi.casework.evidence;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.vault.field.FieldCipher;

/** An item's fields after the check, its texts sealed. */
record CheckedEvidence(
        String kind, LocalDate collected, UUID firstOfficer, UUID secondOfficer, Map<SealedText, byte[]> texts) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 500;

    byte[] sealed(SealedText text) {
        return Objects.requireNonNull(texts.get(text), "every text is sealed, the empty one too");
    }

    /**
     * Ends the check.
     *
     * @param check may have found faults in other fields of the form already
     */
    static CheckedEvidence of(
            InputCheck check,
            EvidenceForm form,
            Rulebook rulebook,
            Set<UUID> officers,
            LocalDate today,
            UUID evidence,
            FieldCipher cipher) {
        List<String> kinds = rulebook.catalogue(Catalogue.EVIDENCE_KINDS).stream()
                .map(Entry::code)
                .toList();
        String kind = check.code("kind", form.kind(), kinds);
        String name = check.required("name", form.name(), LONGEST_NAME);
        String place = check.required("place", form.place(), LONGEST_TEXT);
        String holder = check.required("holder", form.holder(), LONGEST_TEXT);
        String note = check.optional("note", form.note(), LONGEST_TEXT);
        LocalDate collected = check.pastDay("collected", form.collected(), today);
        UUID first = form.firstOfficer();
        UUID second = form.secondOfficer();
        check.demand(first != null && officers.contains(first), "firstOfficer", "input.required");
        check.demand(second != null && officers.contains(second), "secondOfficer", "input.required");
        check.demand(first == null || !first.equals(second), "secondOfficer", "input.two_officers");
        check.orRefuse();

        Map<SealedText, byte[]> texts = new EnumMap<>(SealedText.class);
        texts.put(SealedText.NAME, cipher.seal(SealedText.NAME.of(evidence), name));
        texts.put(SealedText.PLACE, cipher.seal(SealedText.PLACE.of(evidence), place));
        texts.put(SealedText.HOLDER, cipher.seal(SealedText.HOLDER.of(evidence), holder));
        texts.put(SealedText.NOTE, cipher.seal(SealedText.NOTE.of(evidence), note));
        return new CheckedEvidence(
                kind,
                Objects.requireNonNull(collected),
                Objects.requireNonNull(first),
                Objects.requireNonNull(second),
                texts);
    }
}
