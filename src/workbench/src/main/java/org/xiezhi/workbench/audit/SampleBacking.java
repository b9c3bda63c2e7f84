package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.SampleService;
import org.xiezhi.casework.auditor.SampleService.Drawn;
import org.xiezhi.casework.auditor.TrailQueries;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** Draws a sample from a public seed and shows what was drawn, with the words to draw it again elsewhere. */
@Named
@ViewScoped
public class SampleBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SampleService service;

    @Inject
    private transient TrailQueries queries;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Words words;

    @Inject
    private transient Formats formats;

    @Inject
    private transient ServerClock clock;

    @Inject
    private transient CurrentActor reader;

    private @Nullable String of;
    private @Nullable String seed;
    private @Nullable String count;
    private String printed = "";
    private boolean signed;
    private transient @Nullable Drawn drawn;

    public void open() {
        signed = queries.head().isPresent();
    }

    /** Whether there is a checkpoint to draw from. */
    public boolean isSigned() {
        return signed;
    }

    public void draw() {
        // If this one is refused, an earlier sample must not stand beside the refusal.
        drawn = null;
        drawn = service.draw(of, seed, count);
        printed = words.say("audit_sample.text.by", reader.get().displayName(), formats.second(clock.now()));
    }

    public @Nullable Drawn getDrawn() {
        return drawn;
    }

    /** Who drew, and when. */
    public String getPrinted() {
        return printed;
    }

    public EntryWords getSaid() {
        return new EntryWords(words, staff.names());
    }

    public List<Choice> getKinds() {
        return Drawn.kinds().stream()
                .map(kind -> new Choice(kind, words.get("audit_sample.kind." + kind)))
                .toList();
    }

    /** How the verifier draws the same from an exported log. */
    public String getCommand() {
        Drawn known = drawn;
        return known == null
                ? ""
                : "java -jar verifier.jar sample trail.zip --of " + known.kind() + " --size " + known.size()
                        + " --count " + known.count() + " --seed '"
                        + known.seed().replace("'", "'\\''") + "'";
    }

    public @Nullable String getOf() {
        return of;
    }

    public void setOf(@Nullable String of) {
        this.of = of;
    }

    public @Nullable String getSeed() {
        return seed;
    }

    public void setSeed(@Nullable String seed) {
        this.seed = seed;
    }

    public @Nullable String getCount() {
        return count;
    }

    public void setCount(@Nullable String count) {
        this.count = count;
    }
}
