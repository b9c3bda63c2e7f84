package org.xiezhi.acceptance.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;

/** What holds between and inside the features of casework, and at their screens. */
record FeatureRules(String root) {

    /** The order of architecture.md: a feature uses itself and those before it, never one after it. */
    static final List<String> ORDER = List.of(
            "shared",
            "audit",
            "witness",
            "timestamp",
            "staff",
            "matter",
            "approval",
            "clue",
            "evidence",
            "draft",
            "custody",
            "verification",
            "casefile",
            "timeline",
            "erasure",
            // These look at what stands above them, and nothing looks at them.
            "auditor",
            "query",
            "anomaly",
            "administration",
            "desk",
            "startup");

    List<HouseRule> all() {
        return List.of(
                new HouseRule("UnlistedFeature", featuresAreListed()),
                new HouseRule("LooksAhead", featuresUseEarlierOnes()),
                new HouseRule("HoardingBacking", backingBeansTouchNoPersistence()),
                new HouseRule("SettableClue", entitiesHaveNoSetters()));
    }

    private ArchRule featuresAreListed() {
        return classes()
                .that()
                .resideInAPackage(root + ".casework..")
                .should(satisfy("belong to a feature of " + ORDER, (type, events) -> {
                    if (!ORDER.contains(feature(type))) {
                        events.add(violated(type, type.getName() + " lies in the unlisted feature " + feature(type)));
                    }
                }));
    }

    private ArchRule featuresUseEarlierOnes() {
        return classes()
                .that()
                .resideInAPackage(root + ".casework..")
                .should(satisfy("use only features that stand before theirs in " + ORDER, (type, events) -> {
                    int own = ORDER.indexOf(feature(type));
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        int target = ORDER.indexOf(feature(dependency.getTargetClass()));
                        // What is not listed at all is for the other rule to tell.
                        if (own >= 0 && target > own) {
                            events.add(violated(type, dependency.getDescription()));
                        }
                    }
                }));
    }

    private ArchRule backingBeansTouchNoPersistence() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Backing")
                .should()
                .dependOnClassesThat(persistent())
                .as("backing beans touch neither jakarta.persistence nor stores nor entities");
    }

    private ArchRule entitiesHaveNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveNameMatching("set[A-Z].*")
                .as("entities have verbs, no setters");
    }

    private DescribedPredicate<JavaClass> persistent() {
        return DescribedPredicate.describe(
                "belong to persistence",
                type -> type.getPackageName().startsWith("jakarta.persistence")
                        || type.isAnnotatedWith("jakarta.persistence.Entity")
                        || (type.getPackageName().startsWith(root + ".casework.") && isStore(type)));
    }

    private static boolean isStore(JavaClass type) {
        return !type.getSimpleName().matches(".*(Service|Queries)")
                && type.getFields().stream()
                        .anyMatch(field -> field.getRawType().getName().equals("jakarta.persistence.EntityManager"));
    }

    /** The first package below casework; empty for what lies elsewhere. */
    private String feature(JavaClass type) {
        String casework = root + ".casework.";
        String name = type.getPackageName() + ".";
        return name.startsWith(casework) ? name.substring(casework.length()).replaceFirst("\\..*", "") : "";
    }

    /** What a condition looks at. */
    interface Look {
        void at(JavaClass type, ConditionEvents events);
    }

    static ArchCondition<JavaClass> satisfy(String description, Look look) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                look.at(type, events);
            }
        };
    }
}
