package org.xiezhi.procedure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The refusals this module knows; each has its sentence in every language. */
enum ReasonKey {
    STEP_OUT_OF_ORDER("procedure.step_out_of_order"),
    ALREADY_REGISTERED("procedure.already_registered"),
    NOT_REGISTERED("procedure.not_registered"),
    LEVEL_TOO_LOW("procedure.level_too_low"),
    TOO_FEW_MEMBERS("procedure.too_few_members"),
    SIGNATURE_MISSING("procedure.signature_missing"),
    SIGNATURE_OF_OUTSIDER("procedure.signature_of_outsider"),
    SECRET_LEVEL_TOO_HIGH("procedure.secret_level_too_high");

    private final String key;

    ReasonKey(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    Ruling refusal(List<Article> articles, Object... args) {
        List<String> tokens = Stream.of(args).map(ReasonKey::token).toList();
        return Ruling.refused(new Reason(key, tokens, articles));
    }

    static String token(Object arg) {
        if (arg instanceof Collection<?> several) {
            return several.stream().map(ReasonKey::token).collect(Collectors.joining(","));
        }
        if (arg instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        return arg.toString();
    }
}
