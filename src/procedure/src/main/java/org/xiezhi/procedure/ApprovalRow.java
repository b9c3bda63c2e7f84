package org.xiezhi.procedure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The chain of approval of one proposal for each rank category, with its three ends. */
record ApprovalRow(Decisions decisions, Map<RankCategory, List<Level>> chains, List<Article> articles) {

    static ApprovalRow read(YamlFields fields, Texts texts) {
        fields.get("note").text();
        Decisions decisions = new Decisions(
                fields.get("approve").code(Step.class),
                fields.get("return").code(Step.class),
                fields.get("refuse").code(Step.class));
        return new ApprovalRow(decisions, chains(fields.get("chain")), texts.someArticles(fields.get("articles")));
    }

    private static Map<RankCategory, List<Level>> chains(YamlValue value) {
        YamlFields fields = value.fields("A", "B", "C", "D");
        Map<RankCategory, List<Level>> chains = new EnumMap<>(RankCategory.class);
        Level above = Level.PARTY_SECRETARY;
        for (RankCategory category : RankCategory.values()) {
            YamlValue signs = fields.get(category.name());
            List<Level> chain = signs.someItems().stream().map(YamlValue::sign).toList();
            if (!ascending(chain)) {
                throw signs.refusal("levels from the lower to the higher, each once", signs(chain));
            }
            Level decides = chain.get(chain.size() - 1);
            // A higher rank decided further down than a lower rank can only be a slip of the pen.
            if (decides.compareTo(above) > 0) {
                throw signs.refusal("no higher level for " + category + " than for the ranks above it", signs(chain));
            }
            above = decides;
            chains.put(category, chain);
        }
        return chains;
    }

    private static boolean ascending(List<Level> chain) {
        for (int i = 1; i < chain.size(); i++) {
            if (chain.get(i - 1).compareTo(chain.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String signs(List<Level> chain) {
        List<String> signs = new ArrayList<>();
        chain.forEach(level -> signs.add(level.sign()));
        return signs.toString();
    }

    List<Level> chain(RankCategory category) {
        return Objects.requireNonNull(chains.get(category));
    }
}
