package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ShippedFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> everyFile() {
        return RulebookFiles.fromClassPath().texts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void follows_its_schema(String file) throws IOException {
        String text = Objects.requireNonNull(RulebookFixture.files().get(file));

        assertThat(schema(file).validate(tree(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps.yaml|step: PROPOSE_FILING|step: PROPOSE_FILLING",
                "steps.yaml|signed_by: ALL_MEMBERS|signed_by: SOME",
                "stages.yaml|note: 已立案|remark: 已立案",
                "approvals.yaml|[主]|[王]",
                "limits.yaml|amount: 1|amount: one",
                "texts.yaml|code: JCF|code: jcf",
                "catalogues/labels.yaml|catalogue: LABELS|catalogue: STICKERS",
                "holidays/2026.yaml|year: 2026|year: twenty",
                "rulebook.yaml|2026-11-23|soon",
            })
    void has_a_schema_that_refuses_what_is_wrong(String file, String found, String wrong) throws IOException {
        String text = Objects.requireNonNull(
                RulebookFixture.filesWith(file, found, wrong).get(file));

        assertThat(schema(file).validate(tree(text))).isNotEmpty();
    }

    @Test
    void has_schemas_that_name_the_codes_of_the_procedure() throws IOException {
        assertThat(codes("steps.yaml", "/properties/steps/items/properties/step/enum"))
                .isEqualTo(names(Step.values()));
        assertThat(codes("stages.yaml", "/properties/stages/items/properties/stage/enum"))
                .isEqualTo(names(Stage.values()));
        assertThat(codes("limits.yaml", "/properties/limits/items/properties/limit/enum"))
                .isEqualTo(names(Limit.values()));
        assertThat(codes("limits.yaml", "/properties/limits/items/properties/unit/enum"))
                .isEqualTo(names(TimeLimit.Unit.values()));
        assertThat(codes("catalogues/x.yaml", "/properties/catalogue/enum")).isEqualTo(names(Catalogue.values()));
    }

    @Test
    void lists_every_file_of_the_folder() throws Exception {
        assertThat(Rulebook.load(RulebookFixture.folder()).digest()).isEqualTo(RULEBOOK.digest());
    }

    private static JsonNode tree(String yaml) {
        LoadSettings settings = LoadSettings.builder().build();
        return JSON.valueToTree(new Load(settings).loadFromString(yaml));
    }

    private static JsonSchema schema(String file) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaTree(file));
    }

    private static JsonNode schemaTree(String file) throws IOException {
        String name = file.startsWith("catalogues/")
                ? "catalogue"
                : file.startsWith("holidays/") ? "holidays" : file.replace(".yaml", "");
        try (InputStream in = RulebookFiles.class.getResourceAsStream("rulebook/schema/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        }
    }

    private static String codes(String file, String pointer) throws IOException {
        return schemaTree(file).at(pointer).toString().replace("\"", "").replace(",", ", ");
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.toString(constants);
    }
}
