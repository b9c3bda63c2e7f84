package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;
import org.xiezhi.vault.ContainerSuite;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.shared.Bytes;

/**
 * One item of evidence: its record and, unless it is a thing, its wrapped key and the hash of the original bytes. What
 * only a thing has stands in {@link Thing}.
 */
@Entity
@Table(name = "evidence")
@NamedQuery(name = Evidence.OF, query = "select e from Evidence e where e.matter = :matter order by e.item")
@NamedQuery(
        name = Evidence.LAST_ITEM,
        query = "select coalesce(max(e.item), 0) from Evidence e where e.matter = :matter")
@NamedQuery(name = Evidence.OBJECT, query = "select count(e) from Evidence e where e.objectId = :object")
@NamedQuery(
        name = Evidence.AFTER,
        query = "select e from Evidence e where e.id > :id and e.objectId is not null order by e.id")
public class Evidence {

    static final String AFTER = "Evidence.after";
    static final String OF = "Evidence.of";
    static final String LAST_ITEM = "Evidence.lastItem";
    static final String OBJECT = "Evidence.object";

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    private int item;
    private String kind;

    @Column(name = "name_sealed")
    private byte[] nameSealed;

    @Column(name = "media_type")
    private @Nullable String mediaType;

    private @Nullable String format;
    private @Nullable Long size;
    private @Nullable String sha256;

    @Column(name = "place_sealed")
    private byte[] placeSealed;

    @Column(name = "holder_sealed")
    private byte[] holderSealed;

    @Column(name = "note_sealed")
    private byte[] noteSealed;

    private LocalDate collected;

    @Column(name = "first_officer")
    private UUID firstOfficer;

    @Column(name = "second_officer")
    private UUID secondOfficer;

    @Column(name = "object_id")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID objectId;

    @Column(name = "wrapped_key")
    private byte @Nullable [] wrappedKey;

    private byte @Nullable [] commitment;
    private @Nullable Integer suite;
    private Instant added;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Evidence() {}

    Evidence(
            UUID id,
            UUID matter,
            int item,
            CheckedEvidence checked,
            MediaKind media,
            StoredObject stored,
            Instant added) {
        this(id, matter, item, checked, added);
        this.mediaType = media.mediaType();
        this.format = media.format();
        this.size = stored.size();
        this.sha256 = stored.sha256().toHex();
        this.objectId = stored.objectId();
        this.wrappedKey = stored.wrappedKey().toArray();
        this.commitment = stored.commitment().toArray();
        this.suite = stored.suite().id();
    }

    /** A thing. */
    Evidence(UUID id, UUID matter, int item, CheckedEvidence checked, Instant added) {
        this.id = id;
        this.matter = matter;
        this.item = item;
        this.kind = checked.kind();
        this.collected = checked.collected();
        this.firstOfficer = checked.firstOfficer();
        this.secondOfficer = checked.secondOfficer();
        this.nameSealed = checked.sealed(SealedText.NAME);
        this.placeSealed = checked.sealed(SealedText.PLACE);
        this.holderSealed = checked.sealed(SealedText.HOLDER);
        this.noteSealed = checked.sealed(SealedText.NOTE);
        this.added = added;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public int item() {
        return item;
    }

    public String kind() {
        return kind;
    }

    /** Whether it has no file. */
    public boolean isThing() {
        return objectId == null;
    }

    /** Empty for a thing. */
    public String mediaType() {
        return Objects.requireNonNullElse(mediaType, "");
    }

    /** Empty for a thing. */
    public String format() {
        return Objects.requireNonNullElse(format, "");
    }

    /** In bytes; 0 for a thing. */
    public long size() {
        return Objects.requireNonNullElse(size, 0L);
    }

    /** Of the original bytes, in hex; empty for a thing. */
    public String sha256() {
        return Objects.requireNonNullElse(sha256, "");
    }

    public LocalDate collected() {
        return collected;
    }

    public UUID firstOfficer() {
        return firstOfficer;
    }

    public UUID secondOfficer() {
        return secondOfficer;
    }

    public Instant added() {
        return added;
    }

    byte[] sealed(SealedText text) {
        return switch (text) {
            case NAME -> nameSealed;
            case PLACE -> placeSealed;
            case HOLDER -> holderSealed;
            case NOTE -> noteSealed;
            case QUANTITY, FEATURES, SEAL ->
                throw new IllegalArgumentException(text + " stands in the thing's own row");
        };
    }

    /** What the vault needs to find and open the original; nobody asks a thing for it. */
    StoredObject stored() {
        return new StoredObject(
                Objects.requireNonNull(objectId, "a thing has no original"),
                size(),
                Bytes.ofHex(sha256()),
                Bytes.of(Objects.requireNonNull(wrappedKey)),
                Bytes.of(Objects.requireNonNull(commitment)),
                ContainerSuite.ofId(Objects.requireNonNull(suite)));
    }
}
