package org.xiezhi.workbench.matter;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.matter.MatterFilter;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Stage;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/**
 * The parameters of a list of matters: filter, order and page stand in the address, so that a view of it can be kept and
 * gone back to. A parameter that says nothing known narrows nothing.
 *
 * @param <S> the columns the list can be ordered by
 */
public abstract class ListAddress<S extends Enum<S>> extends PageAddress {

    private final Class<S> sorts;
    private final S usual;

    @Inject
    private StaffQueries staff;

    @Inject
    private RuleWords rules;

    @Inject
    private Words wordsOfHouse;

    private @Nullable String words;
    private @Nullable String label;
    private @Nullable String stage;
    private @Nullable String room;
    private @Nullable String sort;
    private @Nullable String order;

    /** A list that begins with the highest value of this column. */
    @SuppressWarnings("NullAway.Init") // the others are injected
    protected ListAddress(Class<S> sorts, S usual) {
        this.sorts = sorts;
        this.usual = usual;
    }

    protected MatterFilter filter() {
        return new MatterFilter(
                words == null ? "" : words,
                blank(label) ? null : label,
                named(Stage.class, stage).orElse(null),
                id(room));
    }

    protected S sort() {
        return named(sorts, sort).orElse(usual);
    }

    protected boolean descending() {
        return named(sorts, sort).isPresent() ? "descending".equals(order) : true;
    }

    /** How the list is ordered by this column now, in the words of {@code aria-sort}. */
    public String ordered(String column) {
        if (!sort().name().equals(column)) {
            return "none";
        }
        return descending() ? "descending" : "ascending";
    }

    /** How it is ordered after a press on the head of this column. */
    public String turned(String column) {
        return ordered(column).equals("ascending") ? "descending" : "ascending";
    }

    /** Whether anything narrows the list: an empty one then says something else. */
    public boolean isNarrowed() {
        return !filter().equals(MatterFilter.none());
    }

    public List<Choice> getLabels() {
        return rules.choices(Catalogue.LABELS);
    }

    public List<Choice> getStages() {
        return Choice.of(Stage.class, wordsOfHouse::label);
    }

    public List<Choice> getRooms() {
        return staff.handlingRooms().stream()
                .map(one -> new Choice(one.id().toString(), one.name()))
                .toList();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || blank(text) ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // No room has this id, so nothing is found.
            return new UUID(0, 0);
        }
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    public @Nullable String getStage() {
        return stage;
    }

    public void setStage(@Nullable String stage) {
        this.stage = stage;
    }

    public @Nullable String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room;
    }

    public @Nullable String getSort() {
        return sort;
    }

    public void setSort(@Nullable String sort) {
        this.sort = sort;
    }

    public @Nullable String getOrder() {
        return order;
    }

    public void setOrder(@Nullable String order) {
        this.order = order;
    }
}
