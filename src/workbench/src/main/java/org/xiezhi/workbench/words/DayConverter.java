package org.xiezhi.workbench.words;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day as people write it: 2026-11-23, 2026/11/23, 2026.11.23 or 2026年11月23日. A day that does not exist is refused. */
@FacesConverter("xiezhi.day")
public class DayConverter implements Converter<LocalDate> {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)");

    @Override
    public @Nullable LocalDate getAsObject(FacesContext context, UIComponent component, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return day(value.strip());
        } catch (DateTimeException notADay) {
            Words words = CDI.current().select(Words.class).get();
            String sentence = words.get("input.not_a_day");
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence), notADay);
        }
    }

    static LocalDate day(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new DateTimeException("expected a day such as 2026-11-23");
        }
        int first = written.group(2) == null ? 4 : 2;
        return LocalDate.of(
                Integer.parseInt(written.group(1)),
                Integer.parseInt(written.group(first)),
                Integer.parseInt(written.group(first + 1)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, @Nullable LocalDate value) {
        return value == null ? "" : value.toString();
    }
}
