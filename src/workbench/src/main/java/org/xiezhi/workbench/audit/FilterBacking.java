package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFilter;

/**
 * What stands in the address of a view of the trail, on every page that looks at one: the address is the view, it can be
 * sent and kept.
 */
@Named("trailFilter")
@RequestScoped
public class FilterBacking {

    private static final DateTimeFormatter MINUTE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']HH:mm")
            .toFormatter(Locale.ROOT);

    private @Nullable String person;
    private @Nullable String room;
    private @Nullable String number;
    private @Nullable String act;
    private @Nullable String outcome;
    private @Nullable String address;
    private @Nullable String rule;
    private @Nullable String from;
    private @Nullable String to;

    /** As the services read it. */
    TrailFilter read() {
        return new TrailFilter(
                id(person),
                id(room),
                text(number),
                text(act),
                text(outcome),
                text(address),
                text(rule),
                begin(from),
                end(to));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable UUID id(@Nullable String typed) {
        String text = text(typed);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // Nobody has this id, so nothing is found: the answer a made-up person gets.
            return new UUID(0, 0);
        }
    }

    /** A day begins at midnight. */
    private static @Nullable LocalDateTime begin(@Nullable String typed) {
        LocalDate day = day(typed);
        return day == null ? minute(typed) : day.atStartOfDay();
    }

    /** The day or the minute that was typed is part of the view. */
    private static @Nullable LocalDateTime end(@Nullable String typed) {
        LocalDate day = day(typed);
        LocalDateTime minute = minute(typed);
        return day == null
                ? (minute == null ? null : minute.plusMinutes(1))
                : day.plusDays(1).atStartOfDay();
    }

    /** The day that was typed; null for nothing, and for what is no day. */
    static @Nullable LocalDate day(@Nullable String typed) {
        String text = text(typed);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable LocalDateTime minute(@Nullable String typed) {
        String text = text(typed);
        try {
            return text == null ? null : LocalDateTime.parse(text, MINUTE);
        } catch (DateTimeParseException e) {
            // Narrows nothing, and the page says so.
            return null;
        }
    }

    /** Whether something stands in a field of a day that is no day. */
    static boolean isNoDay(@Nullable String typed) {
        return text(typed) != null && day(typed) == null;
    }

    /** Whether something stands in a field of time that is neither a day nor a minute. */
    public boolean unreadable(@Nullable String typed) {
        return text(typed) != null && begin(typed) == null;
    }

    public boolean isNarrowed() {
        return !read().told().isEmpty();
    }

    /** The fields that are filled in, as parameters of an address. */
    String getQuery() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "person", person);
        put(fields, "room", room);
        put(fields, "number", number);
        put(fields, "act", act);
        put(fields, "outcome", outcome);
        put(fields, "address", address);
        put(fields, "rule", rule);
        put(fields, "from", from);
        put(fields, "to", to);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String typed) {
        String text = text(typed);
        if (text != null) {
            fields.put(name, text);
        }
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public @Nullable String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }

    public @Nullable String getAct() {
        return act;
    }

    public void setAct(@Nullable String act) {
        this.act = act;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public @Nullable String getRule() {
        return rule;
    }

    public void setRule(@Nullable String rule) {
        this.rule = rule;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
