package org.xiezhi.workbench.words;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount in 元 as people write it, with or without thousands, in half- or full-width digits; never a power of ten. */
@FacesConverter("xiezhi.amount")
public class AmountConverter implements Converter<BigDecimal> {

    private static final Pattern WRITTEN = Pattern.compile("-?(\\d{1,20}|\\d{1,3}(,\\d{3}){1,6})(\\.\\d{1,10})?");

    @Override
    public @Nullable BigDecimal getAsObject(FacesContext context, UIComponent component, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return amount(value).orElseThrow(() -> {
            String sentence = CDI.current().select(Words.class).get().get("input.not_an_amount");
            return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        });
    }

    static Optional<BigDecimal> amount(String text) {
        // NFKC turns full-width digits, commas and points, as Chinese input methods make them, into the plain ones.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return WRITTEN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain.replace(",", "")))
                : Optional.empty();
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, @Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
