package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.vault.ContainerSuite;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.shared.Bytes;

/** One item of evidence: its record, its wrapped key, and the hash of the original bytes. */
@Entity
@Table(name = "evidence")
@NamedQuery(name = Evidence.OF, query = "select e from Evidence e where e.matter = :matter order by e.item")
@NamedQuery(
        name = Evidence.LAST_ITEM,
        query = "select coalesce(max(e.item), 0) from Evidence e where e.matter = :matter")
@NamedQuery(name = Evidence.OBJECT, query = "select count(e) from Evidence e where e.objectId = :object")
@NamedQuery(name = Evidence.AFTER, query = "select e from Evidence e where e.id > :id order by e.id")
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
    private String mediaType;

    private String format;
    private long size;
    private String sha256;

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
    private UUID objectId;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    private byte[] commitment;
    private int suite;
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
        this.mediaType = media.mediaType();
        this.format = media.format();
        this.size = stored.size();
        this.sha256 = stored.sha256().toHex();
        this.objectId = stored.objectId();
        this.wrappedKey = stored.wrappedKey().toArray();
        this.commitment = stored.commitment().toArray();
        this.suite = stored.suite().id();
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

    public String mediaType() {
        return mediaType;
    }

    public String format() {
        return format;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Of the original bytes, in hex. */
    public String sha256() {
        return sha256;
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
        };
    }

    /** What the vault needs to find and open the original. */
    StoredObject stored() {
        return new StoredObject(
                objectId,
                size,
                Bytes.ofHex(sha256),
                Bytes.of(wrappedKey),
                Bytes.of(commitment),
                ContainerSuite.ofId(suite));
    }
}
