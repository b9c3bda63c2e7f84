package org.xiezhi.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Which module may name what: the arrows of the house that point inwards only. */
record LayerRules(String root) {

    // The rest of javax that the JDK brings along is desktop, naming and remote calls: nothing for these modules.
    private static final List<String> JDK = List.of("java..", "javax.crypto..", "javax.security.auth..");

    List<HouseRule> all() {
        return List.of(
                new HouseRule("OutwardLedger", uses("ledger")),
                // Its witness listens with the HTTP server that the JDK brings along.
                new HouseRule("OutwardVerifier", uses("verifier", root + ".ledger..", "com.sun.net.httpserver..")),
                new HouseRule("OutwardAccess", uses("access")),
                new HouseRule("OutwardExtractor", uses("extractor", "org.apache.poi..")),
                new HouseRule("OutwardSigner", uses("signer", root + ".ledger..", "com.sun.net.httpserver..")),
                // GuardedBy documents locks and is gone at run time.
                new HouseRule(
                        "OutwardVault",
                        uses(
                                "vault",
                                "com.google.crypto.tink..",
                                "com.amazon.corretto.crypto.provider..",
                                "com.google.errorprone.annotations..")),
                new HouseRule("OutwardBucket", uses("vaults3", root + ".vault.store..", "software.amazon.awssdk..")),
                new HouseRule("OutwardProcedure", uses("procedure", "org.snakeyaml.engine..")),
                new HouseRule("CircleOne", freeOfCycles()),
                new HouseRule("HoardingBacking", entityManagerStaysInCasework()),
                new HouseRule("ShiroClue", shiroStaysBehindItsModule()),
                new HouseRule("ParsingClue", documentsAreTakenApartInTheExtractor()),
                new HouseRule("BucketClue", sdkStaysBehindItsModule()),
                new HouseRule("TimedClue", benchmarksAreNamedByNobody()));
    }

    private ArchRule uses(String module, String... beside) {
        List<String> allowed = new ArrayList<>(JDK);
        allowed.addAll(List.of("org.jspecify..", root + "." + module + ".."));
        allowed.addAll(List.of(beside));
        return classes()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .as(module + " uses only " + allowed);
    }

    private ArchRule freeOfCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("packages are free of cycles");
    }

    private ArchRule entityManagerStaysInCasework() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".casework..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "jakarta\\.persistence\\.(EntityManager|EntityManagerFactory|PersistenceContext|PersistenceUnit)")
                .as("EntityManager is met inside casework only");
    }

    private ArchRule shiroStaysBehindItsModule() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".accessshiro..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.shiro..")
                .as("Shiro is met inside access-shiro only");
    }

    /** What somebody hostile may have sent is read by a process that can be ended. */
    private ArchRule documentsAreTakenApartInTheExtractor() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".extractor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.poi..")
                .as("POI is met inside the extractor only");
    }

    private ArchRule sdkStaysBehindItsModule() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".vaults3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .as("the SDK of the object storage is met inside vault-s3 only");
    }

    private ArchRule benchmarksAreNamedByNobody() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".benchmarks..")
                .as("nothing of the product names the benchmarks");
    }
}
