package org.xiezhi.casework.matter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** One step of the procedure that was taken: who, when, by which article, and where the matter stood after it. */
@Entity
@Table(name = "matter_step")
@NamedQuery(
        name = MatterStep.OF,
        query = "select s from MatterStep s where s.matter = :matter order by s.happened, s.id")
public class MatterStep {

    static final String OF = "MatterStep.of";

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    @Enumerated(EnumType.STRING)
    private Step step;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private UUID actor;
    private Instant happened;
    private String articles;
    private String remark;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected MatterStep() {}

    public MatterStep(
            UUID id,
            UUID matter,
            Step step,
            Stage stage,
            UUID actor,
            Instant happened,
            List<String> articles,
            String remark) {
        this.id = id;
        this.matter = matter;
        this.step = step;
        this.stage = stage;
        this.actor = actor;
        this.happened = happened;
        this.articles = String.join("; ", articles);
        this.remark = remark;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public Step step() {
        return step;
    }

    public Stage stage() {
        return stage;
    }

    public UUID actor() {
        return actor;
    }

    public Instant happened() {
        return happened;
    }

    public List<String> articles() {
        return articles.isEmpty() ? List.of() : Arrays.asList(articles.split("; ", -1));
    }

    public String remark() {
        return remark;
    }
}
