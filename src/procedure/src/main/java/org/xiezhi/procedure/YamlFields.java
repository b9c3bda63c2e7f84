package org.xiezhi.procedure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The fields of a mapping after unknown, repeated and missing keys have been refused. */
final class YamlFields {

    private final Map<String, YamlValue> values;

    private YamlFields(Map<String, YamlValue> values) {
        this.values = values;
    }

    static YamlFields read(YamlValue owner, String file, MappingNode mapping, String... keys) {
        Set<String> required = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        for (String key : keys) {
            boolean optional = key.endsWith("?");
            String name = optional ? key.substring(0, key.length() - 1) : key;
            known.add(name);
            if (!optional) {
                required.add(name);
            }
        }
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(file, tuple.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.refusal("one of the keys " + known, "the unknown key '" + key.text() + "'");
            }
            if (values.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
                throw key.refusal("each key once", "'" + key.text() + "' a second time");
            }
        }
        required.removeAll(values.keySet());
        if (!required.isEmpty()) {
            throw owner.refusal("the keys " + required, "only " + values.keySet());
        }
        return new YamlFields(values);
    }

    YamlValue get(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean isSet(String flag) {
        return find(flag).map(YamlValue::flag).orElse(false);
    }
}
