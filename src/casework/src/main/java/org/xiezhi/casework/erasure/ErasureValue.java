package org.xiezhi.casework.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.ErasableSet.Name;

/** One value of a proposed set; the hash of the set vouches for it, so it has no entry of its own. */
@Entity
@Table(name = "erasure_value")
@IdClass(ErasureValue.Key.class)
@NamedQuery(name = ErasureValue.OF, query = "select v from ErasureValue v where v.erasure = :erasure")
public class ErasureValue {

    static final String OF = "ErasureValue.of";

    @Id
    @Column(name = "erasure_id")
    private UUID erasure;

    @Id
    @Column(name = "event_id")
    private UUID event;

    @Id
    private String name;

    /** For the persistence provider. */
    @NullUnmarked
    protected ErasureValue() {}

    ErasureValue(UUID erasure, Name name) {
        this.erasure = erasure;
        this.event = name.event();
        this.name = name.value();
    }

    Name name() {
        return new Name(event, name);
    }

    /** For the persistence provider, which fills it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable UUID erasure;
        private @Nullable UUID event;
        private @Nullable String name;

        /** For the persistence provider. */
        public Key() {}

        Key(UUID erasure, UUID event, String name) {
            this.erasure = erasure;
            this.event = event;
            this.name = name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(erasure, key.erasure)
                    && Objects.equals(event, key.event)
                    && Objects.equals(name, key.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(erasure, event, name);
        }
    }
}
