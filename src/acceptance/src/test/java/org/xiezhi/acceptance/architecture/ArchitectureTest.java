package org.xiezhi.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private JavaClasses house = new com.tngtech.archunit.core.importer.ClassFileImporter().importPackages();
    private JavaClasses canaries = house;

    @BeforeAll
    void look() {
        house = House.classes();
        canaries = House.canaries();
    }

    @ParameterizedTest
    @MethodSource
    void holds_in_the_house(HouseRule rule) {
        rule.rule().check(house);
    }

    @ParameterizedTest
    @MethodSource
    void fails_on_its_canary(HouseRule rule) {
        List<String> failures =
                rule.rule().evaluate(canaries).getFailureReport().getDetails();
        assertThat(failures).anyMatch(failure -> failure.contains(rule.canary()));
    }

    @Test
    void looks_at_every_module_with_main_code() {
        assertThat(House.modules())
                .isNotEmpty()
                .allSatisfy(
                        module -> assertThat(module.resolve("target/classes").resolve(Path.of("org", "xiezhi")))
                                .as("compiled classes of %s; build the whole reactor or add -am", module.getFileName())
                                .isDirectory());
    }

    static List<HouseRule> holds_in_the_house() {
        return HouseRules.of(House.ROOT);
    }

    static List<HouseRule> fails_on_its_canary() {
        return HouseRules.of(House.CANARIES);
    }
}
