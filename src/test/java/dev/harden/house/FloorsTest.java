package dev.harden.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.harden.checks.BadExample;
import dev.harden.checks.Prose;
import dev.harden.facts.Derived;
import dev.harden.network.BadValue;
import dev.harden.session.Explained;
import dev.harden.session.tape.BadPart;
import dev.harden.signature.BadSignature;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the rooms to the table in CONTRIBUTING.md; each rule of its own is shown something that it refuses, too. */
class FloorsTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("dev.harden");

    private static final ArchRule FLOORS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("dev.harden.model..")
            .layer("facts")
            .definedBy("dev.harden.facts")
            .layer("network")
            .definedBy("dev.harden.network..")
            .layer("policy")
            .definedBy("dev.harden.policy..")
            .layer("webacl")
            .definedBy("dev.harden.webacl..")
            .layer("logpattern")
            .definedBy("dev.harden.logpattern..")
            .layer("benchmark")
            .definedBy("dev.harden.benchmark..")
            .layer("signature")
            .definedBy("dev.harden.signature..")
            .layer("asked")
            .definedBy("dev.harden.facts.*..")
            .layer("checks")
            .definedBy("dev.harden.checks")
            .layer("topics")
            .definedBy("dev.harden.checks.*..")
            .layer("engine")
            .definedBy("dev.harden.engine..")
            .layer("session")
            .definedBy("dev.harden.session..")
            .layer("report")
            .definedBy("dev.harden.report..")
            .layer("organization")
            .definedBy("dev.harden.organization..")
            .layer("cli")
            .definedBy("dev.harden.cli..")
            .whereLayer("organization")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("organization", "cli")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("organization", "cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("organization", "cli")
            .whereLayer("topics")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("checks")
            .mayOnlyBeAccessedByLayers("topics", "engine", "report", "organization", "cli")
            .whereLayer("benchmark")
            .mayOnlyBeAccessedByLayers("report", "cli")
            .whereLayer("signature")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("asked")
            .mayOnlyBeAccessedByLayers("topics", "engine", "organization")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("webacl", "asked", "checks", "topics")
            .whereLayer("webacl")
            .mayOnlyBeAccessedByLayers("asked", "checks", "topics")
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("asked", "checks", "topics")
            .whereLayer("logpattern")
            .mayOnlyBeAccessedByLayers("asked", "checks", "topics")
            .whereLayer("facts")
            .mayOnlyBeAccessedByLayers("asked", "checks", "topics", "engine", "session", "organization", "cli")
            .ensureAllClassesAreContainedInArchitecture();

    /** What is below {@code session} takes from it no more than the words in which it fails. */
    private static final ArchRule BELOW_THE_SESSION = noClasses()
            .that()
            .resideInAPackage("dev.harden.session.(*)..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.harden.session")
                    .and(not(assignableTo(Throwable.class)))
                    .and(not(assignableTo(Explained.class))));

    private static final ArchRule VALUES_HAVE_NO_CALL = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.harden.model..",
                    "dev.harden.network..",
                    "dev.harden.policy..",
                    "dev.harden.logpattern..",
                    "dev.harden.webacl..",
                    "dev.harden.benchmark..",
                    "dev.harden.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    private static final ArchRule SIGNATURES_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.harden.signature..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.harden..").and(not(resideInAPackage("dev.harden.signature.."))));

    private static final ArchRule BOUNCY_CASTLE_IS_OF_SIGNATURES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.harden.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    private static final ArchRule CHECKS_ASK_FACTS_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.harden.checks..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Client")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net.http..", "java.nio.file..")
            .orShould()
            .callMethod(Instant.class, "now");

    @Test
    void importsOnlyGoDown() {
        FLOORS.check(MAIN);
    }

    @Test
    void whatIsBelowTheSessionDoesNotSeeIt() {
        BELOW_THE_SESSION.check(MAIN);
        refuses(BELOW_THE_SESSION, BadPart.class);
    }

    @Test
    void decisionsAreValuesWithoutACallOfAws() {
        VALUES_HAVE_NO_CALL.check(MAIN);
        refuses(VALUES_HAVE_NO_CALL, BadValue.class);
    }

    @Test
    void signaturesStandAloneAndAloneUseBouncyCastle() {
        SIGNATURES_STAND_ALONE.check(MAIN);
        BOUNCY_CASTLE_IS_OF_SIGNATURES.check(MAIN);
        refuses(SIGNATURES_STAND_ALONE, BadSignature.class);
        refuses(BOUNCY_CASTLE_IS_OF_SIGNATURES, BadValue.class);
    }

    private static void refuses(ArchRule rule, Class<?> bad) {
        JavaClasses classes = new ClassFileImporter().importClasses(bad);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }

    @Test
    void checksHaveNoClientAndNoClock() {
        CHECKS_ASK_FACTS_ALONE.check(MAIN.that(not(type(Prose.class))));
        refuses(CHECKS_ASK_FACTS_ALONE, BadExample.class);
    }

    @Test
    void clientsAreBuiltInTheSessionAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.harden.session..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("ClientBuilder")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.http..")
                .check(MAIN.that(not(resideInAPackage("dev.harden.facts.."))));
        classes().that().implement(Derived.class).should().beRecords().check(MAIN);
    }
}
