package org.xiezhi.acceptance.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;

/** Habits of the whole house: clocks, languages, bytes, output, names. */
record HabitRules(String root) {

    List<HouseRule> all() {
        return List.of(
                new HouseRule("OldDate", noOldDates()),
                new HouseRule("Shouting", noConsole()),
                new HouseRule("DefaultsTaker", noCalls("the clock of the machine", HabitRules::isDefaultClock)),
                new HouseRule("DefaultsTaker", noCalls("the language of the machine", HabitRules::isDefaultLocale)),
                new HouseRule("DefaultsTaker", noCalls("the charset of the machine", HabitRules::isDefaultCharset)),
                new HouseRule("ClueManager", noEmptyNames()),
                new HouseRule("Unmarked", packagesSayTheirDuty()));
    }

    private ArchRule noOldDates() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.SimpleDateFormat")
                .as("dates are those of java.time");
    }

    private ArchRule noConsole() {
        return noClasses()
                .that()
                // Launcher and verifier talk to the person who started them.
                .resideOutsideOfPackages(root + ".launcher..", root + ".verifier..")
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "console",
                        access -> (access.getTargetOwner().isEquivalentTo(System.class)
                                        && access.getName().matches("out|err"))
                                || access.getName().equals("printStackTrace")))
                .as("nothing writes to the console but launcher and verifier");
    }

    private ArchRule noCalls(String what, Predicate<CodeUnitAccessTarget> forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        what,
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target && forbidden.test(target)))
                .as("nothing takes " + what + " unasked");
    }

    private static boolean isDefaultClock(CodeUnitAccessTarget target) {
        boolean bare = target.getRawParameterTypes().isEmpty();
        return switch (target.getName()) {
            case "now" -> bare && target.getOwner().getPackageName().startsWith("java.time");
            case "systemDefaultZone", "systemDefault" -> true;
            case "currentTimeMillis" -> target.getOwner().isEquivalentTo(System.class);
            default -> false;
        };
    }

    private static boolean isDefaultLocale(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean bare = target.getRawParameterTypes().isEmpty();
        boolean named =
                target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.util.Locale.class));
        return switch (target.getName()) {
            case "toLowerCase", "toUpperCase" -> bare && owner.isEquivalentTo(String.class);
            case "format" ->
                !named
                        && (owner.isEquivalentTo(String.class)
                                || target.getFullName().startsWith("java.text.MessageFormat.format(java.lang.String,"));
            case "formatted" -> owner.isEquivalentTo(String.class);
            case "getDefault" -> owner.isEquivalentTo(java.util.Locale.class);
            case "ofPattern" -> !named;
            default -> false;
        };
    }

    // Asking which one it is stays allowed: the launcher refuses to start with another than UTF-8.
    private static boolean isDefaultCharset(CodeUnitAccessTarget target) {
        String called = target.getFullName();
        return called.equals("java.lang.String.getBytes()")
                || called.equals("java.lang.String.<init>([B)")
                || called.equals("java.io.InputStreamReader.<init>(java.io.InputStream)")
                || called.equals("java.io.OutputStreamWriter.<init>(java.io.OutputStream)");
    }

    private ArchRule noEmptyNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*[.$](Default[A-Z]\\w*|I[A-Z][a-z]\\w*|\\w*(Manager|Helper|Utils?))")
                .as("names say what a thing is: no Impl, Default, I…, Manager, Helper, Util");
    }

    private ArchRule packagesSayTheirDuty() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(FeatureRules.satisfy("lie in a package with package-info and @NullMarked", (type, events) -> {
                    boolean marked = type.getPackage()
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                            .isPresent();
                    if (!marked) {
                        events.add(violated(type, type.getName() + " lies in a package without @NullMarked"));
                    }
                }));
    }
}
