package org.xiezhi.workbench.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;

/** Days, times, money and sizes as text in pages: {@code #{format.money(clue.amount)}}. */
@Named("format")
@ApplicationScoped
public class Formats {

    /** The time zone of the procedure, wherever the reader sits. */
    private static final ZoneId ZONE = ServerClock.ZONE;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private CurrentActor actor;
    private ServerClock clock;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected Formats() {}

    @Inject
    Formats(CurrentActor actor, ServerClock clock) {
        this.actor = actor;
        this.clock = clock;
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String dayOf(@Nullable Instant instant) {
        return instant == null ? "" : DAY.format(instant.atZone(ZONE));
    }

    public String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(ZONE));
    }

    public String second(@Nullable Instant instant) {
        return instant == null ? "" : SECOND.format(instant.atZone(ZONE));
    }

    /** How much time has gone since then, in the largest unit that leaves at least one. */
    public String ago(Instant instant) {
        return spanned(Duration.between(instant, clock.now()), actor.locale());
    }

    /** A span of time in the largest unit of which it holds at least one. */
    public String span(Duration span) {
        return spanned(span, actor.locale());
    }

    static String spanned(Duration span, Locale locale) {
        Sentence sentence = new Sentence(locale);
        if (span.toDays() > 0) {
            return sentence.of("general.text.days", List.of(span.toDays()));
        }
        if (span.toHours() > 0) {
            return sentence.of("general.text.hours", List.of(span.toHours()));
        }
        // The clocks of two machines: what seems to lie ahead is now.
        return span.toMinutes() > 0
                ? sentence.of("general.text.minutes", List.of(span.toMinutes()))
                : sentence.of("general.text.seconds", List.of(Math.max(0, span.toSeconds())));
    }

    /** With thousands, two decimals and the unit. */
    public String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : yuan(amount, actor.locale());
    }

    static String yuan(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return new Sentence(locale).of("general.text.yuan", List.of(format.format(amount)));
    }

    /**
     * The colour word of a limit of which this share has gone: blue from 70, amber from 90, red from 100 percent.
     *
     * @param used share of the time that has gone, in percent
     */
    public String tone(int used) {
        if (used >= 100) {
            return "red";
        }
        if (used >= 90) {
            return "amber";
        }
        return used >= 70 ? "blue" : "grey";
    }

    /** The sentence of a deadline's tone; its argument is the day. */
    public String dueKey(int used) {
        return switch (tone(used)) {
            case "red" -> "general.text.due_red";
            case "amber" -> "general.text.due_amber";
            case "blue" -> "general.text.due_blue";
            default -> "general.text.due_grey";
        };
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(actor.locale()).format(number);
    }

    /** Bytes in the largest unit that leaves a number of at least one, with one decimal. */
    public String size(long bytes) {
        return sized(bytes, actor.locale());
    }

    static String sized(long bytes, Locale locale) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(unit == 0 ? 0 : 1);
        return format.format(value) + " " + UNITS[unit];
    }
}
