package org.xiezhi.acceptance.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Set;

/** What holds for the doors of casework: services change and leave a trace, queries read. */
record ServiceRules(String root) {

    // Of the entity manager, of its queries and of plain JDBC.
    private static final Set<String> WRITING =
            Set.of("persist", "merge", "remove", "executeUpdate", "executeLargeUpdate", "executeBatch");

    List<HouseRule> all() {
        return List.of(
                new HouseRule("OpenService", serviceMethodsNameTheirPermission()),
                new HouseRule("UnaskedService", serviceMethodsAskForWhatTheyName()),
                new HouseRule("OpenService", servicesLeaveATrace()),
                new HouseRule("HalfHiddenBean", sessionBeansHideNothingHalf()),
                new HouseRule("WritingQueries", queriesNeverWrite()));
    }

    private ArchRule serviceMethodsNameTheirPermission() {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Service")
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + ".casework..")
                .should()
                .beAnnotatedWith(requires())
                .orShould()
                .beAnnotatedWith(root + ".casework.shared.OpenToAll")
                .as("public methods of services name their permission, or why they need none");
    }

    private ArchRule serviceMethodsAskForWhatTheyName() {
        return methods().that().areAnnotatedWith(requires()).should(askForWhatTheyName());
    }

    private ArchRule servicesLeaveATrace() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Service")
                .and()
                .resideInAPackage(root + ".casework..")
                .should(FeatureRules.satisfy("use AuditTrail, or a service that does", (type, events) -> {
                    // Features are free of cycles, so a chain of services ends at one that leaves the trace itself.
                    boolean traced = type.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .anyMatch(target -> target.getName().equals(root + ".casework.audit.AuditTrail")
                                    || (target.getName().matches(root + "\\.casework\\..*Service")
                                            && !target.equals(type)));
                    if (!traced) {
                        events.add(violated(type, type.getName() + " leaves no trace"));
                    }
                }))
                .as("services leave a trace: each uses AuditTrail, or a service that does");
    }

    /** The container's proxy of a session bean has public methods only: what is less works in every test but its own. */
    private ArchRule sessionBeansHideNothingHalf() {
        return methods()
                .that()
                .areDeclaredInClassesThat(sessionBeans())
                .and()
                .areNotStatic()
                .and()
                .areNotAnnotatedWith(PostConstruct.class)
                .and()
                .areNotAnnotatedWith(PreDestroy.class)
                .should()
                .bePublic()
                .orShould()
                .bePrivate()
                .as("methods of session beans are public or private");
    }

    private static DescribedPredicate<JavaClass> sessionBeans() {
        return DescribedPredicate.describe(
                "are session beans",
                type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
    }

    private ArchRule queriesNeverWrite() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Queries")
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "write to the database",
                        access -> WRITING.contains(access.getName())
                                && access.getTargetOwner()
                                        .getPackageName()
                                        .matches("jakarta\\.persistence|java\\.sql")))
                .as("queries never write");
    }

    private String requires() {
        return root + ".casework.shared.Requires";
    }

    private ArchCondition<JavaMethod> askForWhatTheyName() {
        return new ArchCondition<>("ask for the permission they name") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Object named =
                        method.getAnnotationOfType(requires()).get("value").orElseThrow();
                String permission = ((JavaEnumConstant) named).name();
                boolean asked = method.getFieldAccesses().stream()
                        .anyMatch(access -> access.getTarget().getName().equals(permission)
                                && access.getTargetOwner().getSimpleName().equals("Permission"));
                if (!asked) {
                    events.add(
                            violated(method, method.getFullName() + " names " + permission + " and never asks for it"));
                }
            }
        };
    }
}
