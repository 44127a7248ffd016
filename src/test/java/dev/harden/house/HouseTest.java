package dev.harden.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.Operation;
import dev.harden.facts.Question;
import dev.harden.facts.RestsOn;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds checks and questions to what they declare about themselves, and to the lists that name them. */
class HouseTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("dev.harden");
    private static final Path RESOURCES = Path.of("src", "test", "resources", "dev", "harden", "house");

    @Test
    void aCheckDeclaresJustTheQuestionsThatItAsks() {
        for (Registered check : AllChecks.registry().checks()) {
            assertThat(names(check.info().reads()))
                    .as("reads in the @CheckInfo of %s, and the questions that it asks", check.id())
                    .isEqualTo(asked(check.check().getClass()));
        }
    }

    @Test
    void whatChecksExtendDeclaresJustTheQuestionsThatItAsks() {
        for (JavaClass found : MAIN) {
            if (found.isAssignableTo(Check.class)
                    && found.getModifiers().contains(JavaModifier.ABSTRACT)
                    && !found.isInterface()) {
                Reads reads = found.reflect().getAnnotation(Reads.class);
                assertThat(reads == null ? Set.of() : names(reads.value()))
                        .as("@Reads of %s", found.getName())
                        .isEqualTo(asked(found.reflect()));
            }
        }
    }

    @Test
    void aConclusionDeclaresJustTheQuestionsThatItAsks() {
        for (JavaClass derived : concrete(Derived.class)) {
            if (derived.getPackageName().startsWith("dev.harden.engine")) {
                // It passes on whatever question it is given.
                continue;
            }
            RestsOn restsOn = derived.reflect().getAnnotation(RestsOn.class);
            assertThat(restsOn).as("@RestsOn of %s", derived.getName()).isNotNull();
            Set<String> asked = asked(derived.reflect());
            asked.remove(derived.getName());
            assertThat(names(restsOn.value()))
                    .as("@RestsOn of %s, and the questions that it asks", derived.getName())
                    .isEqualTo(asked);
        }
    }

    @Test
    void aFactDeclaresTheOperationsThatItCalls() {
        for (JavaClass fact : concrete(Fact.class)) {
            Set<String> declared = Operation.of(fact.reflect()).stream()
                    .map(operation -> operation.name().replaceFirst(".*:", "").toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> called = fact.getMethodCallsFromSelf().stream()
                    .filter(call ->
                            call.getTargetOwner().getName().matches("software\\.amazon\\.awssdk\\.services\\..*Client"))
                    .map(call -> call.getTarget()
                            .getName()
                            .replaceFirst("Paginator$", "")
                            .toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
            called.addAll(fact.getMethodReferencesFromSelf().stream()
                    .filter(call ->
                            call.getTargetOwner().getName().matches("software\\.amazon\\.awssdk\\.services\\..*Client"))
                    .map(call -> call.getTarget().getName().toLowerCase(Locale.ROOT))
                    .toList());
            called.remove("builder");
            // Operations that are newer than the SDK's model are named where they are asked.
            fact.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getSimpleName().equals("NewerQuery"))
                    .forEach(call -> called.addAll(declared));
            if (!fact.getSimpleName().equals("Now")) {
                assertThat(called)
                        .as("what %s calls, and what its @Needs names", fact.getName())
                        .isEqualTo(declared);
            }
        }
    }

    @Test
    void theOperationsAreThoseOfTheCatalogue() throws IOException {
        Set<String> known = Files.readAllLines(RESOURCES.resolve("operations.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 4)[2] + " " + line.split(",", 4)[3])
                .collect(Collectors.toSet());
        for (Registered check : AllChecks.registry().checks()) {
            for (Operation operation : check.operations()) {
                String call = operation.name().replaceFirst(".*:", "") + " " + operation.action();
                if (operation.permission()) {
                    assertThat(known.contains(call) || known.contains("(permission only) " + operation.action()))
                            .as(
                                    "%s asks %s, which is to stand in %s",
                                    check.id(), call, RESOURCES.resolve("operations.csv"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void checksAreNamedByTheirIdsAndAllRegistered() throws IOException {
        List<String> ids = Files.readAllLines(RESOURCES.resolve("check-ids.txt"));
        Set<String> registered = new TreeSet<>();
        for (Registered check : AllChecks.registry().checks()) {
            String camel = Arrays.stream(check.id().split("-"))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            assertThat(check.check().getClass().getSimpleName())
                    .as("the class of %s", check.id())
                    .isEqualTo(camel);
            assertThat(ids.contains(check.id()))
                    .as("%s is to be listed in %s", check.id(), RESOURCES.resolve("check-ids.txt"))
                    .isTrue();
            registered.add(check.check().getClass().getName());
        }
        assertThat(concrete(Check.class).stream().map(JavaClass::getName).filter(name -> !registered.contains(name)))
                .as(
                        "checks that are not in the list of their topic, which the class of their package that makes a Topic holds")
                .isEmpty();
        Set<String> gone = new TreeSet<>(ids);
        AllChecks.registry().checks().forEach(check -> gone.remove(check.id()));
        assertThat(gone).as("ids in check-ids.txt that no check has").isEmpty();
    }

    private static List<JavaClass> concrete(Class<?> type) {
        return MAIN.stream()
                .filter(found -> found.isAssignableTo(type)
                        && !found.isInterface()
                        && !Modifier.isAbstract(found.reflect().getModifiers()))
                .toList();
    }

    private static Set<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives the questions that a class makes, with its inner classes. */
    private static Set<String> asked(Class<?> type) {
        return MAIN.stream()
                .filter(found -> found.getName().replaceFirst("\\$.*", "").equals(type.getName()))
                .flatMap(found -> made(found).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> made(JavaClass type) {
        Set<String> made = new TreeSet<>();
        Stream.concat(
                        type.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner()),
                        type.getConstructorReferencesFromSelf().stream().map(call -> call.getTargetOwner()))
                .filter(owner -> owner.isAssignableTo(Question.class))
                .forEach(owner -> made.add(owner.getName()));
        // A question may also be made by a method of its own that is named "of", or of another that asks for it.
        type.getMethodCallsFromSelf().stream()
                .map(call -> call.getTargetOwner())
                .filter(owner -> owner.isAssignableTo(Question.class) && !owner.equals(type))
                .forEach(owner -> made.add(owner.getName()));
        return made;
    }
}
